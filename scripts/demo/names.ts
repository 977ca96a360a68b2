/** Names from which fictional people are put together; any likeness to a real person is chance. */
export const GIVEN_NAMES = {
  FEMALE: words(`
    Abigail Aaliyah Alexandra Amelia Amina Beatrice Bethany Caoimhe Charlotte Chloe Daisy Eleanor Elizabeth
    Emilia Esme Evelyn Fatima Freya Georgia Grace Hannah Harriet Imogen Isabella Jasmine Jessica Katherine
    Layla Lily Lucia Madeleine Maryam Matilda Mia Niamh Olivia Phoebe Priya Rebecca Rosie Samantha Sienna
    Sophie Tabitha Victoria Zofia Zoë
  `),
  MALE: words(`
    Adam Alexander Alfie Anthony Arjun Arthur Benjamin Callum Charles Christopher Daniel Dominic Edward Elijah
    Ethan Finlay Frederick Gabriel George Harrison Henry Hugo Ibrahim Isaac Jacob Jakub Joseph Joshua Kai Leo
    Lewis Matthew Michael Mohammed Nathaniel Nicholas Oliver Patrick Reuben Samuel Thomas Tobias Toby William
    Yusuf Zachary Zayn
  `),
} as const;

export const ADULT_NAMES = {
  FEMALE: words(`
    Adaeze Angela Bronwen Carol Clare Deborah Denise Farah Fiona Gillian Helen Jacqueline Janet Julie Karen
    Leanne Linda Meera Nadia Parveen Rachel Ruth Sarah Shirley Susan Tracey Wanda Yvonne Zainab
  `),
  MALE: words(`
    Alan Anwar Colin David Gareth Graham Iain Kofi Marcus Martin Neil Nigel Paul Rajesh Sanjay Sean Simon
    Stephen Tariq
  `),
} as const;

export const FAMILY_NAMES = words(`
  Abbott Adeyemi Ahmed Allsop Appleyard Atkins Bains Barraclough Begum Bickerstaff Blackwood Boateng Bottomley
  Bradshaw Broadbent Butterworth Chaudhry Clegg Coppinger Cruickshank Dalgleish Dearlove Desai Dunstable
  Eckersley Fairweather Farrow Fernandes Garside Gill Goodbody Greenhalgh Hartigan Haythornthwaite Hussain
  Inskip Islam Jagger Kaczmarek Kapoor Kettlewell Khan Kowalczyk Larkin Lightbody Mahmood McAvoy
  Medlicott Mensah Micklethwait Murgatroyd Nettleship Nowak O’Dowd Oduya Okafor Openshaw Osgood Pargeter Patel
  Pemberton Pickersgill Postlethwaite Quigley Rahman Ramsbottom Ravenscroft Rowbottom Sandhu Satterthwaite
  Shackleton Sidebottom Silva Smallbone Swithenbank Tattersall Thackeray Tolliver Tomkinson Underhill Venables
  Wainscott Wigglesworth Winterbottom Wojcik Wolstenholme Yardley Yeboah Zielinski
`);

/** What people are called for short, at school and on the street. */
export const NICKNAMES: Readonly<Record<string, string>> = {
  Abigail: 'Abi',
  Alexandra: 'Alex',
  Beatrice: 'Bea',
  Bethany: 'Beth',
  Charlotte: 'Lottie',
  Eleanor: 'Ellie',
  Elizabeth: 'Lizzie',
  Harriet: 'Hattie',
  Isabella: 'Bella',
  Jessica: 'Jess',
  Katherine: 'Katie',
  Madeleine: 'Maddie',
  Matilda: 'Tilly',
  Rebecca: 'Becky',
  Samantha: 'Sam',
  Victoria: 'Tori',
  Alexander: 'Alex',
  Anthony: 'Tony',
  Benjamin: 'Ben',
  Charles: 'Charlie',
  Christopher: 'Chris',
  Daniel: 'Danny',
  Dominic: 'Dom',
  Edward: 'Ted',
  Frederick: 'Freddie',
  Gabriel: 'Gabe',
  Harrison: 'Harry',
  Joseph: 'Joe',
  Joshua: 'Josh',
  Matthew: 'Matt',
  Michael: 'Mikey',
  Mohammed: 'Mo',
  Nathaniel: 'Nate',
  Nicholas: 'Nick',
  Oliver: 'Ollie',
  Patrick: 'Paddy',
  Samuel: 'Sam',
  Thomas: 'Tom',
  Tobias: 'Toby',
  William: 'Will',
  Zachary: 'Zac',
  Theodore: 'Teddy',
};

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
