import type { Tables } from '../../kernel/database/database.ts';
import { Place } from '../entities/place.entity.ts';
import { M0001Directory } from '../migrations/m0001-directory.ts';
import { M0002Places } from '../migrations/m0002-places.ts';
import { M0003Search } from '../migrations/m0003-search.ts';
import { M0004WordsNearby } from '../migrations/m0004-words-nearby.ts';
import { M0005Curation } from '../migrations/m0005-curation.ts';
import { M0006ReadyServices } from '../migrations/m0006-ready-services.ts';

/** What the directory keeps. */
export const DIRECTORY_TABLES: Tables = {
  schema: 'service_directory',
  entities: [Place],
  migrations: [
    { name: 'm0001-directory', class: M0001Directory },
    { name: 'm0002-places', class: M0002Places },
    { name: 'm0003-search', class: M0003Search },
    { name: 'm0004-words-nearby', class: M0004WordsNearby },
    { name: 'm0005-curation', class: M0005Curation },
    { name: 'm0006-ready-services', class: M0006ReadyServices },
  ],
};
