import { registerEnumType } from 'type-graphql';

/**
 * Publishes a closed list of words as a GraphQL enum.
 * @param name the enum's name in the schema
 * @param values each word with its description
 * @returns the words by themselves: what `@Field` and `z.enum` refer to
 */
export function closedList<Word extends string>(
  name: string,
  description: string,
  values: Readonly<Record<Word, string>>,
): { readonly [W in Word]: W } {
  const words = Object.keys(values) as Word[];
  const list = Object.fromEntries(words.map((word) => [word, word])) as { [W in Word]: W };
  const valuesConfig = Object.fromEntries(words.map((word) => [word, { description: values[word] }]));
  registerEnumType(list, { name, description, valuesConfig: valuesConfig as Record<Word, { description: string }> });
  return list;
}
