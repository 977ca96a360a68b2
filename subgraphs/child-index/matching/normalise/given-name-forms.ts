/**
 * Given names, and what else their bearers are called or are written as: the English short forms, and the spellings of
 * the names that are common among England's communities. Between two strokes stands one name, and its other forms.
 */
export const GIVEN_NAME_FORMS = `
  aaron ron ronnie arron aron / abigail abi abby abbie gail abigayle abbigail abigale / abdullah abdallah abdulla
  abdul / abubakar abubakr abu bakr / adam ad addy adem / adelaide addie adele della / agnes aggie nessa agnieszka /
  ahmed ahmad achmed ahmet / aidan aiden adan ade / aisha ayesha aysha aishah aicha ayisha / alan al allan allen alun
  / albert al bert albie bertie alby / aleksander alex aleksandr olek / alexander alex al alec alexis xander zander
  sandy alasdair alistair sasha lex aleksander alejandro / alexandra alex lexi lexie sandra sandy sasha ali alix
  aleksandra ola xandra / alfred alf alfie / ali aly / alice ali allie alys alyce elise / alison ali allie alyson
  allison / amanda mandy manda amy / amelia millie milly mia amy amelie emelia / amina aminah ameena amena / amir
  ameer aamir / anastasia ana stacy stacey nastya anastazja / andrew andy drew andre andrzej andrei / andrea andi drea
  andie / aneurin nye / angela angie ange angelina / ann anne annie anna nan nancy annette hannah ania anya / anthony
  tony ant antony anton / antonia toni tonya antoinette / archibald archie arch / arthur art arty artie artur /
  augustus gus august / ayaan ayan / barbara barb barbie babs basia / bartholomew bart barry bartosz / beatrice bea
  trixie bee beatrix beatriz / benjamin ben benji benny benjy / bernard bernie bern / bethany beth bethan betty /
  bilal billal belal / brandon bran brendon / bridget bridie biddy bridgette / bronwen bron bronwyn / caitlin caitlyn
  kaitlyn cait katelyn kaitlin katie / calvin cal / callum cal calum / cameron cam camron kameron / camilla millie
  milla cammie camille kamila / caroline carrie caro lina carolyn carol carly / cassandra cass cassie sandra /
  catherine cathy cath kate katie kathy kath katherine kathryn cathryn catharine katharine kitty kay katrina kat kasia
  katarzyna catriona caitriona / cecilia cissy cece celia cecily / charles charlie chas chuck chaz charley karl carl /
  charlotte lottie charlie lotte charl char charley / chelsea chels chelsie / chloe clo khloe cloe / christian chris
  christy kristian / christina chris chrissie tina christine kristina krystyna christie / christopher chris topher kit
  christy kris krzysztof / clara claire clare klara / clement clem / clifford cliff / constance connie / conor connor
  conner / cornelius con neil / courtney court kourtney / curtis curt kurtis / cynthia cindy / daniel dan danny dani
  daniyal danyal daniil / danielle dani danni daniella daniela / darren daz darran / david dave davey davy dai dafydd
  dawid daud dawud / dean deano / deborah deb debbie debra debs / declan dec / delilah lila / denise denny / dennis
  den denny denis / desmond des / diana di diane dianne / dominic dom nic dominik dominick / donald don donnie /
  dorothy dot dottie dolly dorothea thea / douglas doug dougie duggie / duncan dunc / dylan dyl dillon / edmund ed
  eddie ned ted / edward ed eddie ted teddy ned eduard edwin / eileen aileen / eleanor ellie nell nellie nora elle
  leonora elinor eleanora lenore ella ellen / elijah eli ilyas elias / elizabeth liz lizzie beth betty eliza libby
  elsie bess bessie betsy lisa elisabeth elspeth lily buffy elise lilibet elzbieta ela / ellen ellie nell nellie helen
  / emily em emmy millie milly emilie emilia emmie / emma em emmy emmie / emmanuel manny emanuel manuel / ephraim eph
  / eric rick ricky erik erick / ernest ernie / esther essie hettie ester / ethan eth / eugene gene / eva eve evie ewa
  ava / evangeline eva evie angie / evelyn evie eve lyn evelina / faisal faysal feisal / fatima fatimah fatema fatma
  fatoumata / felicity fliss flick lissy / finlay fin finn finley findlay / florence flo flossie florrie flora /
  frances fran frankie fanny francesca / francesca fran frankie chess cesca franny / francis frank frankie fran
  franciszek francisco / frederick fred freddie freddy frederic rick fredrick fryderyk / gabriel gabe gabi / gabriella
  gabby gabi ella brie gabrielle gabriela bella / gareth gaz gary / geoffrey geoff jeff jeffrey / george georgie
  geordie jorge jerzy / georgia georgie gia / georgina georgie gina georgiana / gerald gerry ged / geraldine gerry /
  gerard gerry ged gerrard / gillian gill jill gilly jillian / giuseppe beppe joseph / gordon gord / grace gracie /
  graham graeme grahame / grzegorz gregory greg / gregory greg / gwendolyn gwen wendy / hamza hamzah / hannah han
  hanna anna hana / harriet hattie harri harry etta harriett / harold harry hal / harrison harry harris / harvey harv
  / hasan hassan hasaan / heather heath hev / helen nell nellie ellen helena lena / henrietta hattie hettie etta henri
  / henry harry hal hank henri harri / howard howie / hugh hughie huw hugo / hussain hussein husain hussayn husayn /
  ibrahim ebrahim ibraheem abraham brahim / imogen immy imo imogene / imran emran / irene rene / isaac zac ike isaak
  izaak ishaq / isabella izzy bella isabel isobel isabelle isla ella isabela izabela ysabel / isobel izzy bella isabel
  ishbel / ismail ismaeel esmail ishmael / jack jackie jak / jacob jake jakob jakub jacky cob yaqub / jacqueline
  jackie jacqui jacquelyn / jamal jamaal / james jim jimmy jamie jem jimi jaime / jane janey janie jayne janet jenny /
  janet jan jan / jasmine jas jaz jazz yasmin yasmine jasmin jazmin / jayden jaden jay jaydon / jennifer jen jenny
  jenni jenna jenn / jeremiah jerry jem / jeremy jez jem jerry / jessica jess jessie jessika / joanna jo joanne joan
  joanie joana asia / joel joe / john johnny jack jon ian sean shaun ivan jan juan jock / jonathan jon jonny jonty
  nathan johnathan jonathon johnny / jordan jord jordy jordon / joseph joe joey jo jos youssef yusuf jozef jose /
  josephine jo josie joey fifi pepita / joshua josh joss jos / judith judy jude judi / julia jules julie juliet
  julianna / julian jules / karen kaz karin / katarina kat rina / keisha keesha / kenneth ken kenny / kevin kev /
  khadija khadijah kadija hadija / khalid khaled / kieran kier ciaran kieron kiran / kimberley kim kimberly kimmy /
  kirsten kirsty kirstie / krishna krish kris / kyle ky / laila layla leila leyla lailah / laura lori laurie lorna /
  lauren laurie loz lauryn loren / laurence larry laurie loz lawrence lorenzo / leah lea lia / leo leon lee / leonard
  len lenny leo leon / leonardo leo / leslie les lesley / lewis lew lou louis luis / liam william / lillian lily lil
  lilly lilian / lily lilly lil lillie / linda lindy lyn lynda / louis lou louie lewis luis / louise lou lulu louisa
  lou luisa / lucas luke luca luc lukas lukasz / lucy lu lucia lucie lucinda luce / luke luc lucas / lydia lyd lidia /
  lynn lyn lynne lynette / mackenzie mac kenzie mckenzie / madeleine maddie maddy madeline madelyn maddison magda mads
  / madison maddie maddy maddison / magdalena magda lena maggie / mahmood mahmoud mehmood mahmud mehmet / malcolm mal
  / malgorzata gosia margaret / marcus marc mark markus / margaret maggie meg peggy madge marge margie peg rita daisy
  greta maisie mags megan margarita mairead / maria mary marie mia marija / marianne mary ann maryann / marilyn mal
  lyn / mark marc marcus marek / martha marty mattie marta / martin marty marti marcin / mary maria marie mae may
  molly polly maisie mamie moira maura miriam maire / maryam mariam marium miriam meryem mariyam maryum / mateusz
  matthew mati / matilda tilly tilda mattie mathilda maud tillie / matthew matt matty mat mathew mathieu mateo mateusz
  / maureen mo / maurice mo morris / maxwell max / maximilian max maxi maksymilian maxim / megan meg meggie meghan
  meagan / mehreen mehrin / melanie mel melany / melissa mel lissa missy / mia miah mya / michael mike mick mickey
  mikey micky mitch micheal mikael michal mikhail miguel mikolaj / michelle shell chelle mish / mildred millie /
  millicent millie milly / miranda randy mandy mira / mohammed muhammad mohamed mohammad muhammed mohamad muhammet
  mohd mohamud mahamed mo md mehmed muhamed / molly mollie / morgan morgs / muhsin mohsin / muna mona / mustafa
  mustapha moustafa / nadia nadya nadiya nadja / naomi nomi noemi / natalie nat natty natalia talia nathalie / natasha
  tash tasha natalia / nathaniel nat nate nathan nathanael / nathan nate nat / niamh neve nieve neeve / nicholas nick
  nicky nico nic nicolas nikolas mikolaj klaus niklas / nicola nicky nic nikki nicole / nicole nicky nic nikki nicola
  nichole / noah noa nuh / noor nur noora nour / norman norm / nusrat nusrath / oliver ollie olly oli olivier / olivia
  liv livvy ollie livia libby olive oliwia / omar umar omer / oscar ossie oskar / osman usman uthman othman /
  oluwaseun seun / owen owain eoin / pamela pam pammie / patricia pat patsy trish tricia patty trisha patrycja /
  patrick pat paddy rick padraig patryk / paul pauly pawel pablo / paula polly pauline / penelope penny pen nell /
  peter pete petey piotr pedro / philip phil pip phillip filip / philippa pip pippa phillipa / phoebe phebe / phyllis
  phyl / piotr peter / poppy pops / prudence pru prue / rachel rach rae rachael rachelle / rahim raheem / rahman
  rehman / ralph rafe / ramadan ramazan / randolph randy / raphael raff rafe rafael rafal / rashid rasheed / raymond
  ray / rebecca becky becca beck bex bekah rebekah / reginald reg reggie / reuben ruben rueben / rhys reece rees reese
  / richard rick ricky dick rich richie ritchie dickie ryszard ricardo / robert rob bob bobby robbie robin bert
  roberto / roderick rod roddy / roger rodge / roland rolly rowland / ronald ron ronnie / rosalind ros roz rosie lindy
  / rosamund ros roz rosie / rose rosie rosa rosy / rosemary rose rosie romy / rowan rohan roan / roy royston / ruby
  rubes / rupert roo / russell russ rusty / ruth ruthie / ryan ry rian / sabrina bree / saeed said sayed syed sayeed /
  safiya safiyyah safia sofia / salma selma / salman suleman / samantha sam sammy sammie / samuel sam sammy samual
  sami / sara sarah sally sadie zara zarah sarai / scarlett scarlet lettie / sean shaun shawn shane / sebastian seb
  bas bastian sebastien / shamima shameema / shannon shan / sharon shaz shazza / shirin shireen / sheila shelagh /
  sidney sid sydney / sienna siena / simon si sy szymon / siobhan shivaun shevaun / sofia sophia zofia sofie sophie /
  solomon sol solly sulaiman / sophia sophie sofia soph fia sofie zofia / sophie soph sophia sofia / stanley stan
  stanislaw / stella estelle / stephanie steph stevie stefanie stephany / stephen steve stevie steven ste stefan
  stephan szczepan / stuart stu stewart stew / sulaiman suleiman suleman solomon sulayman sulaymaan / susan sue susie
  suzie suzy susanna susannah suzanne zuzanna / sylvia syl sylvie silvia / tabitha tabby tabs / tahir taher / tamara
  tam tammy / tamsin tam tammy thomasina / tariq tarik tareq / terence terry tel terrence / teresa terry tess tessa
  tracy theresa therese teri / theodore theo ted teddy / theodora theo thea dora / thomas tom tommy thom tomasz tomas
  / timothy tim timmy / tobias toby tobi / tracey trace tracy / trevor trev / tyler ty / umair omair / valerie val /
  vanessa ness nessa / veronica ronnie vera weronika / victor vic wiktor / victoria vicky tori vic vicki toria tory
  wiktoria vikki / vincent vin vince vinnie / violet vi / virginia ginny ginger / vivian viv vivienne / walter wally
  walt / wilfred wilf / wilhelmina mina billie / william will bill billy willy liam wills gwilym willem / winifred
  winnie freda / wojciech voytek / yahya yahia / yasir yasser yaser / yasmin yasmine yasmeen jasmine jasmin / yusuf
  yousef youssef yousuf yusef yosef joseph / yvonne von / zachary zac zach zak zack zachariah zakary zakariya / zahra
  zara zahrah zehra / zainab zaynab zeinab zeynep zainub / zakariya zakaria zacharia zachariah zak / zayd zaid zaeed
  zayed / zayn zain zane zayne / zeeshan zishan / zoe zoey zoee zoi
`;
