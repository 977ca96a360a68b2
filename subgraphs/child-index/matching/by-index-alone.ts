import { sql } from 'kysely';

/**
 * What is changed is few rows of large tables: for the rest of the transaction they are found through an index, whatever
 * the planner believes of tables that have just been filled. An expression, for the statement with which one begins.
 */
export const BY_INDEX_ALONE = sql`
  array[set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
    set_config('enable_mergejoin', 'off', true)]`;
