import { hide } from '../outcome.ts';
import type { Rule } from '../rule.ts';

export const sar1HarmToOthers: Rule = {
  id: 'SAR-1',
  title: 'A data subject is not shown what is about someone else or could seriously harm anyone.',
  authority: 'DPA 2018 Sch. 3: serious-harm exceptions to access',
  when: ({ purpose, item }) => purpose === 'SUBJECT_ACCESS' && (item.thirdParty || item.seriousHarmTest),
  outcome: hide(),
};
