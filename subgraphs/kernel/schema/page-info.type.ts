import { Directive, Field, ObjectType } from 'type-graphql';

/** Where a page of a list ends (Relay cursor connections, section 5; the hub's lists are read forwards only). */
@Directive('@shareable')
@ObjectType({ description: 'Where a page of a list ends.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'True when more follows this page.' })
  hasNextPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the last edge, to be given as `after` for the next page; null where the page is empty.',
  })
  endCursor!: string | null;
}
