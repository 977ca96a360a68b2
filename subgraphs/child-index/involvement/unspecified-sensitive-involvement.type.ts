import { Field, ObjectType } from 'type-graphql';
import { Service } from '../../kernel/schema/service.type.ts';
import { Involvement } from './involvement.type.ts';

/** That some sensitive service is involved; which one is known to the broker alone (SI 2007/2182 reg. 6(4)). */
@ObjectType({
  implements: Involvement,
  description: 'An unspecified sensitive service is involved. The broker can pass on that you would like to speak.',
})
export class UnspecifiedSensitiveInvolvement extends Involvement {
  @Field(() => Service, { description: 'Who can bring you together without naming the service.' })
  broker!: Service;
}
