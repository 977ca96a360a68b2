/** Where a family's names come from. Names are common ones of each community; who bears them here is invented. */
export interface NameOrigin {
  readonly origin: string;
  /** Of a hundred families. */
  readonly share: number;
  readonly girls: readonly string[];
  readonly boys: readonly string[];
  readonly families: readonly string[];
}

/** The first ones of each list are the most common. */
export const NAME_ORIGINS: readonly NameOrigin[] = [
  {
    origin: 'British',
    share: 68,
    girls: words(`Olivia Amelia Isla Ava Lily Freya Grace Sophie Emily Charlotte Isabella Jessica Ella Poppy Evie Daisy
      Alice Florence Rosie Matilda Phoebe Harriet Eleanor Elizabeth Abigail Bethany Rebecca Victoria Katherine Samantha
      Georgia Lucy Molly Holly Ruby Imogen Martha Megan Niamh Rhiannon Bronwen Tabitha Beatrice Constance Josephine`),
    boys: words(`Oliver George Harry Noah Jack Leo Arthur Oscar Charlie Jacob Thomas Henry William Alfie Joshua Freddie
      Archie Ethan Isaac Alexander Joseph Edward Samuel Max Daniel Benjamin Lucas Harrison Matthew Michael Christopher
      Nicholas Anthony Patrick Zachary Callum Rhys Owen Fergus Gareth Nathaniel Theodore Reuben Dominic Frederick`),
    families: [...words('Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright'), ...compounds()],
  },
  {
    origin: 'South Asian',
    share: 14,
    girls:
      words(`Aisha Fatima Maryam Zara Zainab Priya Anaya Aaliyah Hafsa Khadija Sana Simran Jasleen Ananya Diya Meera
      Nadia Noor Safiya Iqra Amina Mehreen Harpreet Kiran Pooja`),
    boys: words(`Mohammed Muhammad Ibrahim Yusuf Zayn Ali Hamza Adam Bilal Omar Arjun Aryan Rohan Krishna Harjot Gurpreet
      Imran Hassan Hussain Ismail Tariq Usman Zakariya Vivaan Dev`),
    families: words(`Khan Ahmed Patel Hussain Begum Singh Kaur Ali Shah Akhtar Malik Mahmood Iqbal Rahman Chowdhury Miah
      Sharma Gill Mistry Desai Kapoor Chaudhry Rashid Uddin Bhatti Sandhu Dhillon Mehta Parmar Qureshi`),
  },
  {
    origin: 'African',
    share: 7,
    girls: words(`Adaeze Amara Chidinma Esther Grace Blessing Abena Akosua Fatou Halima Hodan Ifrah Naomi Ngozi Temitope
      Yetunde Zahra Precious Favour Ruth`),
    boys: words(`Emmanuel David Samuel Daniel Kofi Kwame Chukwuemeka Oluwaseun Tobi Abdi Abdullahi Mohamed Ayo Femi Kelechi
      Yaw Joshua Elijah Prince Josiah`),
    families: words(`Mohamed Adeyemi Okafor Mensah Boateng Owusu Abdi Ali Hassan Osei Asante Adebayo Ogunleye Nwosu Eze
      Kamara Sesay Conteh Warsame Farah Tesfaye Bekele Moyo Ncube Banda Dube`),
  },
  {
    origin: 'Eastern European',
    share: 8,
    girls:
      words(`Zofia Maja Julia Hanna Lena Oliwia Amelia Alicja Natalia Wiktoria Gabriela Katarzyna Anastasia Daria Ioana
      Andreea Sofia Emilija Ugne Nadia`),
    boys: words(`Jakub Antoni Jan Filip Szymon Oskar Mikolaj Aleksander Kacper Wojciech Andrei Stefan Alexandru Matei Lukas
      Dominik Mateusz Bartosz Nikola Viktor`),
    families:
      words(`Nowak Kowalski Wisniewski Wojcik Kowalczyk Kaminski Lewandowski Zielinski Szymanski Wozniak Dabrowski
      Popescu Ionescu Popa Radu Dumitru Petrov Ivanov Kazlauskas Petrauskas Novak Horvath`),
  },
  {
    origin: 'Chinese and Vietnamese',
    share: 3,
    girls: words(`Mei Xin Yi Wei Ling Jia Hui Anh Linh Thi Mai Lan Yan Jing Chloe Emily Grace`),
    boys: words(`Wei Jun Hao Ming Lei Yu Chen Minh Duc Huy Nam Tuan Jason Ryan Lucas Kai`),
    families: words(`Li Wang Zhang Chen Liu Wong Chan Cheung Lam Ho Ng Leung Nguyen Tran Le Pham Hoang Vu`),
  },
];

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

/** Eleven hundred family names that sound like English places. */
function compounds(): string[] {
  const beginnings = words(`Ash Black Brad Brom Cald Cart Clay Cots Crow Den Elling Fair Farn Gold Green Hack Hart Hazel
    Hollo Kemp Lang Led Lin Long Mar Mel Net New North Oak Old Pen Red Rob Rush Sand Sher Stan Sutter Thorn Wal Ward Whit
    Win Wood Worth`);
  const endings = words(`bourne bury by combe cote croft dale den ell field ford gate ham head ley man more ridge shaw
    son stone ton well wick`);
  return endings.flatMap((ending) => beginnings.map((beginning) => beginning + ending));
}
