import { Migration } from '@mikro-orm/migrations';

/**
 * The words that the directory uses, with their trigrams, by which a word with a typing error finds what it was meant to
 * be. PostgreSQL’s own pg_trgm is not in every installation.
 */
export class M0003Search extends Migration {
  override up(): void {
    this.addSql(`
      create table service_directory.word (
        word text primary key,
        trigrams text[] not null
      )`);
    this.addSql(`create index word_by_trigram on service_directory.word using gin (trigrams)`);
    // The words of a service again, where it is: so that one table knows both what is near and what is meant.
    this.addSql(`alter table service_directory.service_at_location add column words tsvector not null default ''`);
    this.addSql(`create index service_at_location_by_words on service_directory.service_at_location using gin (words)`);
    this.addSql(`create index service_by_name on service_directory.service (name, id)`);
  }
}
