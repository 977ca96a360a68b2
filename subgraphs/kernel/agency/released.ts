import { Directive } from 'type-graphql';
import { Information, type FieldCategory } from '../schema/information.ts';

/**
 * A field of an agency's involvement: what kind of information it is, and that it needs the sealed statement, so that no
 * query plan reaches it before the child index has decided.
 */
export function Released(category: FieldCategory): PropertyDecorator {
  return (target, property) => {
    Information(category)(target, property);
    (Directive('@requires(fields: "statement")') as PropertyDecorator)(target, property);
  };
}
