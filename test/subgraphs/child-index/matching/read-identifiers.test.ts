import { describe, expect, test } from '@jest/globals';
import { readIdentifiers } from '../../../../subgraphs/child-index/matching/read-identifiers.ts';
import { nhsNumber, upn } from '../a-record.ts';

describe('the identifiers of a record', () => {
  test('are in the order of trust, whatever order they come in', () => {
    const given = [upn('J931412525001'), nhsNumber('9990001014'), nhsNumber('9990001006')];
    expect(readIdentifiers(given)).toEqual({
      identifiers: [nhsNumber('9990001014'), nhsNumber('9990001006'), upn('J931412525001')],
      warnings: [],
    });
  });

  test('are kept as compared, without the spaces they are printed with', () => {
    expect(readIdentifiers([nhsNumber('999 000 1006')]).identifiers).toEqual([nhsNumber('9990001006')]);
  });

  test('are left out where the check digit is wrong, with a warning that does not repeat them', () => {
    const { identifiers, warnings } = readIdentifiers([nhsNumber('9912003890'), upn('B207000016049')]);
    expect(identifiers).toEqual([]);
    expect(warnings).toEqual([
      'identifiers: NHS_NUMBER fails its check digit and was left out',
      'identifiers: UPN fails its check digit and was left out',
    ]);
  });
});
