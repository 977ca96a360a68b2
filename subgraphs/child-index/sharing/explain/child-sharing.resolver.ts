import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { isCustodian } from '../../../../schema/contract/agency.ts';
import { HubError } from '../../../../schema/contract/error-codes.ts';
import type { InformationCategory } from '../../../../schema/contract/information-category.ts';
import { ChildType } from '../../identity/child.type.ts';
import type { IndexContext } from '../../index-context.ts';
import { Agency } from '../../involvement/agency.enum.ts';
import { PublishedCategory } from '../../involvement/information-category.enum.ts';
import { decisionEntry } from '../decision-entry.ts';
import { explainSharing } from './explain-sharing.ts';
import { SharingExplanation } from './sharing-explanation.type.ts';

/** Explains to a practitioner what they would be told, and what to do next. */
@Resolver(() => ChildType)
export class ChildSharingResolver {
  @FieldResolver(() => SharingExplanation, {
    description:
      'What you would be told of one kind of information at one agency, for your purpose, and what to do next. It does ' +
      'not say whether there is any.',
  })
  async sharing(
    @Root() child: ChildType,
    @Arg('category', () => PublishedCategory, { description: 'The kind of information.' })
    category: InformationCategory,
    @Arg('agency', () => Agency, { description: 'Whose information; not UNSPECIFIED.' }) agency: Agency,
    @Ctx('index') context: IndexContext,
  ): Promise<SharingExplanation> {
    if (!isCustodian(agency)) throw new HubError('BAD_REQUEST', 'VALUE_INVALID');
    const { id } = await context.visibleChild(child.id);
    const record = await context.sharing.load(id);
    if (record === null) throw new HubError('NOT_FOUND');
    const now = Date.now();
    const { decided, explanation } = explainSharing(record, context.request, category, agency, now);
    const entry = decisionEntry(context.request, id, decided, now);
    await context.record({ ...entry, content: { ...entry.content, explanationOnly: true } });
    return explanation;
  }
}
