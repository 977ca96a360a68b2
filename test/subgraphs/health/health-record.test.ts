import { describe, expect, test } from '@jest/globals';
import { INVOLVEMENT_CATEGORIES } from '../../../schema/contract/information-category.ts';
import { HealthServiceKind } from '../../../subgraphs/health/entities/health-service-kind.ts';
import { healthRecordSchema } from '../../../subgraphs/health/health-record.ts';
import { careRecord } from './care-record.ts';

const takes = (kind: string, category: string): boolean =>
  healthRecordSchema.safeParse({ ...careRecord({}), kind, category }).success;

describe.each(['PCAMHS', 'SEXUAL_HEALTH', 'SUBSTANCE_MISUSE'])('%s', (kind) => {
  test('is taken as a sensitive service and as nothing else', () => {
    expect(INVOLVEMENT_CATEGORIES.filter((category) => takes(kind, category))).toEqual(['INV_SENSITIVE']);
  });
});

test.each(['GP_REGISTRATION', 'HEALTH_VISITING', 'SCHOOL_NURSING'])('%s is universal, or sensitive', (kind) => {
  expect(INVOLVEMENT_CATEGORIES.filter((category) => takes(kind, category))).toEqual([
    'INV_UNIVERSAL',
    'INV_SENSITIVE',
  ]);
});

test('every kind of service may be treated as sensitive', () => {
  expect(Object.keys(HealthServiceKind).filter((kind) => !takes(kind, 'INV_SENSITIVE'))).toEqual([]);
});

test('a health record is never a status, a police event or case detail', () => {
  const strangers = ['STATUS', 'POLICE_EVENT', 'CASE_DETAIL', 'IDX_IDENTITY'];
  expect(strangers.filter((category) => takes('HEALTH_VISITING', category))).toEqual([]);
});
