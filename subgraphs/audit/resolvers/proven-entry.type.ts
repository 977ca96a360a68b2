import { Field, ObjectType } from 'type-graphql';
import { AuditEntry } from './audit-entry.type.ts';

@ObjectType({
  description:
    'What shows that an entry is in the trail that was signed (RFC 9162, 2.1.3). Hashes are SHA-256, in base64. Check it ' +
    'yourself: what the hub says of its own proof is worth nothing.',
})
export class EntryProof {
  @Field(() => String, { description: 'The place of the entry in the trail, from 0, in decimal digits.' })
  place!: string;

  @Field(() => String, { description: 'The hash of its leaf, made from the entry as it is stored now.' })
  leafHash!: string;

  @Field(() => [String], { description: 'The hashes beside its path to the root, from the leaf upwards.' })
  path!: string[];

  @Field(() => String, { description: 'The first checkpoint that covers it, a signed note with size and root.' })
  checkpoint!: string;
}

@ObjectType({ description: 'An entry of the audit trail, and what proves it.' })
export class ProvenEntry {
  @Field(() => AuditEntry, { description: 'The entry.' })
  entry!: AuditEntry;

  @Field(() => EntryProof, {
    nullable: true,
    description: 'Its proof; null while no checkpoint covers it, or none that is near.',
  })
  proof!: EntryProof | null;
}
