/**
 * Words that families and practitioners use for the same thing. Each line is a circle: who looks for one finds the others
 * as well. Abbreviations are written as they are typed.
 */
const CIRCLES: readonly (readonly string[])[] = [
  ['camhs', 'pcamhs', 'child mental health', 'mental health', 'counselling'],
  ['slt', 'salt', 'speech language therapy', 'speech therapy'],
  ['sen', 'send', 'special educational needs'],
  ['ep', 'educational psychology', 'educational psychologist'],
  ['yos', 'yot', 'youth offending'],
  ['lac', 'cla', 'children looked after', 'looked after', 'in care'],
  ['pru', 'pupil referral'],
  ['gp', 'doctor', 'surgery'],
  ['police', 'policing'],
  ['connexions', 'careers advice', 'careers'],
  ['nursery', 'early years', 'childcare', 'pre-school', 'preschool'],
  ['traveller', 'travellers', 'gypsy', 'roma', 'aset'],
  ['truancy', 'attendance', 'education social work', 'education welfare'],
  ['parenting', 'parent education'],
  ['disability', 'disabled'],
  ['youth club', 'youth service'],
  ['play', 'leisure'],
  ['homeless', 'homelessness', 'housing'],
  ['fostering', 'adoption', 'family placement'],
  ['safeguarding', 'child protection'],
];

const OTHERS = new Map(
  CIRCLES.flatMap((circle) =>
    circle.map((word): [string, readonly string[]] => [word, circle.filter((other) => other !== word)]),
  ),
);

/** The longest synonym, in words. */
export const LONGEST_SYNONYM = 4;

/** Other words for a word or a phrase, in lower case; none where nobody has said. */
export function synonymsOf(words: string): readonly string[] {
  return OTHERS.get(words) ?? [];
}
