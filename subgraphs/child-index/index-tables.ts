import type { Tables } from '../kernel/database/database.ts';
import { ChildAddress } from './identity/child-address.entity.ts';
import { ChildIdentifier } from './identity/child-identifier.entity.ts';
import { ChildName } from './identity/child-name.entity.ts';
import { Child } from './identity/child.entity.ts';
import { ParentOrCarer } from './identity/parent-or-carer.entity.ts';
import { DeclaredRelationship } from './involvement/declared-relationship.entity.ts';
import { RecordLink } from './involvement/record-link.entity.ts';
import { DescriptionKey } from './matching/description-key.entity.ts';
import { M0001Children } from './migrations/m0001-children.ts';
import { M0002SharingRecords } from './migrations/m0002-sharing-records.ts';
import { M0003Alerts } from './migrations/m0003-alerts.ts';
import { M0004Looks } from './migrations/m0004-looks.ts';
import { M0005LinkEvents } from './migrations/m0005-link-events.ts';
import { M0006BlockingKeys } from './migrations/m0006-blocking-keys.ts';
import { M0007SaidByRecords } from './migrations/m0007-said-by-records.ts';
import { M0008NarrowerKeys } from './migrations/m0008-narrower-keys.ts';
import { M0009ChildrenLike } from './migrations/m0009-children-like.ts';
import { M0010ChildrenSharing } from './migrations/m0010-children-sharing.ts';
import { M0011ChildrenFound } from './migrations/m0011-children-found.ts';
import { M0012ChildrenUnder } from './migrations/m0012-children-under.ts';
import { M0013FewerReferences } from './migrations/m0013-fewer-references.ts';
import { CompetenceAssessment } from './sharing/competence-assessment.entity.ts';
import { Consent } from './sharing/consent.entity.ts';
import { CourtOrder } from './sharing/court-order.entity.ts';
import { RestrictedPerson } from './sharing/restricted-person.entity.ts';
import { SharingAgreement } from './sharing/sharing-agreement.entity.ts';
import { Shield } from './sharing/shield.entity.ts';

/** What the child index keeps: the classes mapped to its tables, and how the tables came to be. */
export const INDEX_TABLES: Tables = {
  schema: 'child_index',
  entities: [
    Child,
    ChildName,
    ChildAddress,
    ChildIdentifier,
    ParentOrCarer,
    DescriptionKey,
    RecordLink,
    DeclaredRelationship,
    Shield,
    RestrictedPerson,
    Consent,
    CompetenceAssessment,
    CourtOrder,
    SharingAgreement,
  ],
  migrations: [
    { name: 'm0001-children', class: M0001Children },
    { name: 'm0002-sharing-records', class: M0002SharingRecords },
    { name: 'm0003-alerts', class: M0003Alerts },
    { name: 'm0004-looks', class: M0004Looks },
    { name: 'm0005-link-events', class: M0005LinkEvents },
    { name: 'm0006-blocking-keys', class: M0006BlockingKeys },
    { name: 'm0007-said-by-records', class: M0007SaidByRecords },
    { name: 'm0008-narrower-keys', class: M0008NarrowerKeys },
    { name: 'm0009-children-like', class: M0009ChildrenLike },
    { name: 'm0010-children-sharing', class: M0010ChildrenSharing },
    { name: 'm0011-children-found', class: M0011ChildrenFound },
    { name: 'm0012-children-under', class: M0012ChildrenUnder },
    { name: 'm0013-fewer-references', class: M0013FewerReferences },
  ],
};
