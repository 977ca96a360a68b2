import { Directive, Field, ObjectType } from 'type-graphql';
import { AgencyInvolvement } from '../../kernel/agency/agency-involvement.ts';
import { Released } from '../../kernel/agency/released.ts';
import { OWN_CATEGORY } from '../../kernel/schema/information.ts';
import { IsoDate } from '../../kernel/schema/iso-date.scalar.ts';
import { Practitioner } from '../../kernel/schema/practitioner.type.ts';
import { Service } from '../../kernel/schema/service.type.ts';
import { EpisodeKind } from '../entities/episode-kind.ts';
import { SocialCareStatus } from '../entities/social-care-status.ts';

@ObjectType({ description: 'One part of a case: an assessment, a plan, a time in care.' })
export class SocialCareEpisode {
  @Field(() => EpisodeKind, { description: 'What it was.' })
  kind!: EpisodeKind;

  @Field(() => IsoDate, { description: 'When it began.' })
  from!: string;

  @Field(() => IsoDate, { nullable: true, description: 'When it ended; null while it lasts.' })
  until!: string | null;
}

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A social care team that has or had the child’s case.' })
export class SocialCareInvolvement extends AgencyInvolvement {
  @Released('STATUS')
  @Field(() => SocialCareStatus, { nullable: true, description: 'The child’s standing; null where it is not known.' })
  status!: SocialCareStatus | null;

  @Released('STATUS')
  @Field(() => IsoDate, { nullable: true, description: 'Since when the child has had this standing.' })
  statusSince!: string | null;

  @Released('STATUS')
  @Field(() => Service, { nullable: true, description: 'Whom in the authority to call about the standing.' })
  authorityContact!: Service | null;

  @Released(OWN_CATEGORY)
  @Field(() => String, { nullable: true, description: 'What the authority calls the team.' })
  team!: string | null;

  @Released(OWN_CATEGORY)
  @Field(() => Practitioner, { nullable: true, description: 'The social worker to whom the case is allocated now.' })
  allocatedWorker!: Practitioner | null;

  @Released('CASE_DETAIL')
  @Field(() => [SocialCareEpisode], { nullable: true, description: 'The parts of the case, the oldest first.' })
  episodes!: SocialCareEpisode[] | null;
}
