import { Directive, Field, ObjectType } from 'type-graphql';
import { AgencyInvolvement } from '../../kernel/agency/agency-involvement.ts';
import { Released } from '../../kernel/agency/released.ts';
import { OWN_CATEGORY } from '../../kernel/schema/information.ts';
import { HealthServiceKind } from '../entities/health-service-kind.ts';
import { CareEpisode } from './care-episode.type.ts';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A health service that the child is registered with or cared for by.' })
export class HealthInvolvement extends AgencyInvolvement {
  @Released(OWN_CATEGORY)
  @Field(() => HealthServiceKind, { nullable: true, description: 'Which service it is.' })
  kind!: HealthServiceKind | null;

  @Released('CASE_DETAIL')
  @Field(() => CareEpisode, { nullable: true, description: 'The episode of care; null for a mere registration.' })
  careEpisode!: CareEpisode | null;
}
