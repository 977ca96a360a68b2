import type { SchemaParts } from '../../kernel/schema/federated-schema.ts';
import { FamilyAccessHistoryResolver } from '../families/access-history.resolver.ts';
import { AccessHistory } from '../families/access-history.type.ts';
import { AccessHistoryResolver } from './access-history.resolver.ts';
import { AccessStatisticsResolver } from './access-statistics.resolver.ts';
import { AuditEntriesResolver } from './audit-entries.resolver.ts';
import { HoldEntryResolver } from './hold-entry.resolver.ts';
import { ProvenEntryResolver } from './proven-entry.resolver.ts';
import { ReviewsResolver } from './reviews.resolver.ts';
import { UnusualAccessResolver } from './unusual-access.resolver.ts';

/** What the audit subgraph answers: to auditors, and to families about what the child index has opened to them. */
export const AUDIT_SCHEMA_PARTS: SchemaParts = {
  resolvers: [
    AuditEntriesResolver,
    ProvenEntryResolver,
    AccessHistoryResolver,
    AccessStatisticsResolver,
    ReviewsResolver,
    UnusualAccessResolver,
    HoldEntryResolver,
    FamilyAccessHistoryResolver,
  ],
  orphanedTypes: [AccessHistory],
  references: { AccessHistory: (reference: AccessHistory) => reference },
};
