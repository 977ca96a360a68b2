import type { MigrationObject } from '@mikro-orm/core';
import { M0001Trail } from './m0001-trail.ts';
import { M0002Tree } from './m0002-tree.ts';
import { M0003Months } from './m0003-months.ts';
import { M0004Roles } from './m0004-roles.ts';
import { M0005ContentKeys } from './m0005-content-keys.ts';
import { M0006Archive } from './m0006-archive.ts';
import { M0008AuditorsIndexes } from './m0008-auditors-indexes.ts';
import { M0009LinkIndex } from './m0009-link-index.ts';
import { M0010ChildIndex } from './m0010-child-index.ts';

/** How the tables of the trail came to be, in order. */
export const TRAIL_MIGRATIONS: readonly MigrationObject[] = [
  { name: 'm0001-trail', class: M0001Trail },
  { name: 'm0002-tree', class: M0002Tree },
  { name: 'm0003-months', class: M0003Months },
  { name: 'm0004-roles', class: M0004Roles },
  { name: 'm0005-content-keys', class: M0005ContentKeys },
  { name: 'm0006-archive', class: M0006Archive },
  { name: 'm0008-auditors-indexes', class: M0008AuditorsIndexes },
  { name: 'm0009-link-index', class: M0009LinkIndex },
  { name: 'm0010-child-index', class: M0010ChildIndex },
];
