import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Information } from '../../../kernel/schema/information.ts';
import { ChildType } from '../../identity/child.type.ts';
import type { IndexContext } from '../../index-context.ts';
import { ConsentType } from './consent.type.ts';
import { SharingHistory } from './sharing-history.type.ts';
import type { SharingRecords } from './sharing-records.ts';
import { INDEX_TEAM } from './who-may-record.ts';

/** What was decided about sharing, as fields of the child. Both tell who works with it, and so where it may be found. */
@Resolver(() => ChildType)
export class SharingRecordsResolver {
  @Information('IDX_LOCATION')
  @FieldResolver(() => [ConsentType], {
    description:
      'Consents and refusals, the latest first, withdrawn and expired ones too, as far as you may know of them. An ' +
      'empty list does not say that there are none.',
  })
  consents(@Root() child: ChildType, @Ctx('records') records: SharingRecords): Promise<ConsentType[]> {
    return records.consents.load(child.id);
  }

  @Information('IDX_LOCATION')
  @FieldResolver(() => SharingHistory, {
    nullable: true,
    description: 'Shields, restricted persons, assessments and orders. For the index team; null for anyone else.',
  })
  async sharingHistory(
    @Root() child: ChildType,
    @Ctx('index') context: IndexContext,
    @Ctx('records') records: SharingRecords,
  ): Promise<SharingHistory | null> {
    return INDEX_TEAM.has(context.request.actor.role) ? records.history.load(child.id) : null;
  }
}
