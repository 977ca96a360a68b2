import 'reflect-metadata';
import { describe, expect, test } from '@jest/globals';
import { isEnumType } from 'graphql';
import { buildSchema, Field, ObjectType, Query, Resolver } from 'type-graphql';
import { closedList } from '../../../../subgraphs/kernel/schema/closed-list.ts';

const Weather = closedList('Weather', 'What the sky does.', { DRY: 'It does not rain.', WET: 'It rains.' });

@ObjectType()
class Day {
  @Field(() => Weather)
  weather!: keyof typeof Weather;
}

@Resolver()
class DayResolver {
  @Query(() => Day)
  today(): Day {
    return { weather: 'WET' };
  }
}

describe('a closed list', () => {
  test('is its words', () => {
    expect(Weather).toEqual({ DRY: 'DRY', WET: 'WET' });
  });

  test('is an enum in the schema, described as a whole and word by word', async () => {
    const type = (await buildSchema({ resolvers: [DayResolver], validate: false })).getType('Weather');
    if (!isEnumType(type)) throw new Error('Weather is not an enum of the schema');
    expect(type.description).toBe('What the sky does.');
    expect(type.getValues().map(({ name, value, description }) => [name, value, description])).toEqual([
      ['DRY', 'DRY', 'It does not rain.'],
      ['WET', 'WET', 'It rains.'],
    ]);
  });
});
