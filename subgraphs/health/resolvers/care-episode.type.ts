import { Field, ObjectType } from 'type-graphql';
import { IsoDate } from '../../kernel/schema/iso-date.scalar.ts';
import { CareEpisodeStatus } from '../entities/care-episode-status.ts';

/** A span of time for which one provider answers for a child's care (FHIR R4 EpisodeOfCare). */
@ObjectType({ description: 'A span of time for which one provider answers for a child’s care.' })
export class CareEpisode {
  @Field(() => CareEpisodeStatus, { description: 'How far it has come.' })
  status!: CareEpisodeStatus;

  @Field(() => String, { nullable: true, description: 'What kind of care, in the provider’s words.' })
  type!: string | null;

  @Field(() => IsoDate, { nullable: true, description: 'When it began, or is to begin.' })
  from!: string | null;

  @Field(() => IsoDate, { nullable: true, description: 'When it ended; null while it lasts.' })
  until!: string | null;
}
