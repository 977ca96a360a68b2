import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { education } from '../../../subgraphs/education/index.ts';
import { startAgencyHarness, type AgencyHarness } from '../agency-harness.ts';
let hub: AgencyHarness;
beforeAll(async () => { hub = await startAgencyHarness(education); });
afterAll(() => hub.close());
test('x', async () => {
  const rec = { recordId: 'ED-1', child: {givenName:'A',familyName:'B',otherNames:[],dateOfBirth:'2015-01-01',expectedDateOfDelivery:null,sex:'MALE',address:null,postcode:null,identifiers:[],parentsAndCarers:[]},
  setting:{unit:'s',urn:null,name:'S',telephone:null},yearGroup:'5',enrolmentStatus:'CURRENT',attendance:{sessionsPossible:1,sessionsAttended:1,unauthorisedAbsence:0,asOf:'2024-03-31'},senProvision:'NONE',practitioners:[],educationSocialWorker:null,since:'2020-09-01',until:null,asOf:'2024-03-31'};
  console.log(JSON.stringify(await hub.load('records',[rec])), hub.registered);
  const n = hub.queryCount();
  console.log(await hub.tell(['ED-1'],'INV_UNIVERSAL',['INV_UNIVERSAL'],'id asOf since until service{name} enrolmentStatus attendance{asOf}'), hub.queryCount()-n);
  console.log(await hub.tell(['ED-1'],'INV_UNIVERSAL',['CASE_DETAIL'],'id asOf since until service{name} enrolmentStatus attendance{asOf}'), hub.queryCount()-n);
});
