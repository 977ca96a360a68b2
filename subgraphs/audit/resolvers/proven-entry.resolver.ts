import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { HubError } from '../../../schema/contract/error-codes.ts';
import { entryById } from '../queries/entry-by-id.ts';
import { nearProof, type NearProof } from '../queries/near-proof.ts';
import { trailDatabase } from '../trail-database.ts';
import type { AuditContext } from './audit-context.ts';
import { recordReading } from './record-reading.ts';
import { type EntryProof, ProvenEntry } from './proven-entry.type.ts';
import { publishedEntry } from './published-entry.ts';
import { requireAuditor } from './require-auditor.ts';

@Resolver()
export class ProvenEntryResolver {
  @Query(() => ProvenEntry, {
    description:
      'One entry of the audit trail, and what proves that it is in it. For auditors, with the purpose AUDIT.',
  })
  async auditEntry(
    @Arg('id', () => ID, { description: 'The entry.' }) id: string,
    @Ctx() context: AuditContext,
  ): Promise<ProvenEntry> {
    requireAuditor(context.request);
    const database = trailDatabase(context.em);
    const known = await entryById(database, id);
    if (known === null) throw new HubError('NOT_FOUND');
    const proof = await nearProof(database, known.entry.id);
    await recordReading(context, { read: 'auditEntry', asked: { entry: known.entry.id }, shown: 1, childId: null });
    return { entry: publishedEntry(known.entry), proof: proof === null ? null : publishedProof(proof) };
  }
}

function publishedProof({ place, leaf, path, checkpoint }: NearProof): EntryProof {
  return {
    place: String(place),
    leafHash: leaf.toString('base64'),
    path: path.map((hash) => hash.toString('base64')),
    checkpoint,
  };
}
