import { Directive, Field, ObjectType } from 'type-graphql';
import { AgencyInvolvement } from '../../kernel/agency/agency-involvement.ts';
import { Released } from '../../kernel/agency/released.ts';
import { OWN_CATEGORY } from '../../kernel/schema/information.ts';
import { IsoDate } from '../../kernel/schema/iso-date.scalar.ts';
import { Service } from '../../kernel/schema/service.type.ts';
import { NoticeKind } from '../entities/notice-kind.ts';
import { RiskGrade } from '../entities/risk-grade.ts';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A notice of the police that concerns the protection of the child.' })
export class PoliceInvolvement extends AgencyInvolvement {
  @Released(OWN_CATEGORY)
  @Field(() => NoticeKind, { nullable: true, description: 'Why notice was given.' })
  noticeKind!: NoticeKind | null;

  @Released(OWN_CATEGORY)
  @Field(() => IsoDate, { nullable: true, description: 'The day of the notice.' })
  noticeDate!: string | null;

  @Released('CASE_DETAIL')
  @Field(() => RiskGrade, { nullable: true, description: 'How the risk was graded; null where it was not.' })
  riskGrade!: RiskGrade | null;

  @Released(OWN_CATEGORY)
  @Field(() => Service, { nullable: true, description: 'Whom to call about the child’s neighbourhood.' })
  neighbourhoodTeam!: Service | null;
}
