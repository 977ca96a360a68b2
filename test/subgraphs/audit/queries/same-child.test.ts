import { describe, expect, test } from '@jest/globals';
import { sameChild } from '../../../../subgraphs/audit/queries/same-child.ts';

const merged = (other: string, child: string) => ({ leadsTo: { [other]: child, [child]: child } });
const parted = (...ids: readonly string[]) => ({ leadsTo: Object.fromEntries(ids.map((id) => [id, id])) });

describe('the ids of a child', () => {
  test.each([
    ['are its own where nothing was linked', 'ash', [], ['ash']],
    ['are those of both where two were merged', 'ash', [merged('elm', 'ash')], ['ash', 'elm']],
    ['are the same under the id that went', 'elm', [merged('elm', 'ash')], ['elm', 'ash']],
    ['reach through a chain', 'oak', [merged('elm', 'ash'), merged('ash', 'oak')], ['oak', 'ash', 'elm']],
    ['are its own again once that is taken back', 'ash', [merged('elm', 'ash'), parted('elm', 'ash')], ['ash']],
    [
      'are not those of a child that was parted off',
      'ash',
      [merged('elm', 'ash'), parted('fir', 'ash')],
      ['ash', 'elm'],
    ],
    ['end where they would go round', 'ash', [{ leadsTo: { ash: 'elm', elm: 'ash' } }], ['ash']],
  ])('%s', (_what, asked, changes, expected) => {
    expect(sameChild(asked, changes)).toEqual(expected);
  });
});
