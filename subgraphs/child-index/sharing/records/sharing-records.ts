import DataLoader from 'dataloader';
import type { IndexContext } from '../../index-context.ts';
import { Consent } from '../consent.entity.ts';
import { decideItems } from '../decided-item.ts';
import { decisionEntry } from '../decision-entry.ts';
import { nobody } from '../facts-of.ts';
import { CONSENTS, itemOf } from './consent-items.ts';
import type { ConsentType } from './consent.type.ts';
import { loadSharingHistory } from './load-sharing-history.ts';
import { maskedConsent, publishedConsent } from './published-consent.ts';
import type { SharingHistory } from './sharing-history.type.ts';

/** Children of one operation at most. */
const BATCH = 100;

/**
 * The records of what was decided about sharing, as far as the asker may read them, for one request. The number of
 * queries does not depend on the number of children; what is decided is on the trail before any of it is told.
 */
export class SharingRecords {
  readonly #context: IndexContext;

  constructor(context: IndexContext) {
    this.#context = context;
  }

  /** Consents and refusals that the asker may read, the latest first. */
  readonly consents = new DataLoader<string, ConsentType[]>(
    async (childIds) => {
      const rows = await this.#context.em
        .fork()
        .find(
          Consent,
          { childId: { $in: [...childIds] } },
          { orderBy: { givenAt: 'desc', recordedAt: 'desc nulls last', id: 'asc' } },
        );
      return Promise.all(
        childIds.map((childId) =>
          this.#told(
            childId,
            rows.filter((row) => row.childId === childId),
          ),
        ),
      );
    },
    // Not kept: a mutation may come between two fields of one operation.
    { maxBatchSize: BATCH, cache: false },
  );

  /** Shields, restricted persons, assessments and orders; null where the asker may not read them. */
  readonly history = new DataLoader<string, SharingHistory | null>(
    async (childIds) => {
      const histories = await loadSharingHistory(this.#context.em, childIds);
      return Promise.all(
        childIds.map(async (childId) => {
          const [asking] = await this.#decide(childId, [CONSENTS]);
          return asking?.effect === 'RELEASE' ? (histories.get(childId) ?? null) : null;
        }),
      );
    },
    { maxBatchSize: BATCH, cache: false },
  );

  async #told(childId: string, consents: readonly Consent[]): Promise<ConsentType[]> {
    // The first stands for asking at all: who may not ask is told of no consent but those their own unit took down.
    const [asking, ...decisions] = await this.#decide(childId, [CONSENTS, ...consents.map(itemOf)]);
    return consents.flatMap((consent, position) => {
      const { effect, rule } = decisions[position] ?? { effect: 'HIDE', rule: 'ERR-1' };
      if (asking?.effect !== 'RELEASE' && rule !== 'OWN-1') return [];
      if (effect === 'RELEASE') return [publishedConsent(consent)];
      return effect === 'MASK' ? [maskedConsent(consent)] : [];
    });
  }

  /** What it obliges to besides was done when the child was found: the same asker, on the same grounds, was told who it is. */
  async #decide(childId: string, items: Parameters<typeof decideItems>[2]) {
    const { request } = this.#context;
    const now = Date.now();
    const record = (await this.#context.sharing.load(childId)) ?? nobody(childId);
    const decided = decideItems(record, request, items, now);
    await this.#context.record(decisionEntry(request, childId, decided, now));
    return decided.map(({ decision }) => decision);
  }
}
