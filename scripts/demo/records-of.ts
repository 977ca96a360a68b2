import type { Custodian } from '../../schema/contract/agency.ts';
import { demoRecords as connexionsRecords } from '../../subgraphs/connexions/demo/demo-records.ts';
import { demoRecords as educationRecords } from '../../subgraphs/education/demo/demo-records.ts';
import { demoRecords as healthRecords } from '../../subgraphs/health/demo/demo-records.ts';
import type { DemoChild } from '../../subgraphs/kernel/demo-person.ts';
import { demoRecords as policeRecords } from '../../subgraphs/police/demo/demo-records.ts';
import { demoRecords as socialCareRecords } from '../../subgraphs/social-care/demo/demo-records.ts';

/** The records that each agency has of a fictional child, in the form its `records` feed takes. */
export const RECORDS_OF: Readonly<Record<Custodian, (child: DemoChild) => readonly { readonly recordId: string }[]>> = {
  EDUCATION: educationRecords,
  HEALTH: healthRecords,
  SOCIAL_CARE: socialCareRecords,
  CONNEXIONS: connexionsRecords,
  POLICE: policeRecords,
};
