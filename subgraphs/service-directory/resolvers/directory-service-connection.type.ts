import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { KEPT_AS_LONG } from './cache-control.ts';
import { PageInfo } from '../../kernel/schema/page-info.type.ts';
import { DirectoryService } from './directory-service.type.ts';

@ObjectType({ description: 'A service and its place in the list.' })
export class DirectoryServiceEdge {
  @Field(() => String, { description: 'Give it as `after` for what follows this service.' })
  cursor!: string;

  @Field(() => Int, { nullable: true, description: 'Metres to its nearest place; null where nobody asked near what.' })
  metres!: number | null;

  @Directive(KEPT_AS_LONG)
  @Field(() => DirectoryService, { description: 'The service.' })
  node!: DirectoryService;
}

@ObjectType({ description: 'A page of services.' })
export class DirectoryServiceConnection {
  @Directive(KEPT_AS_LONG)
  @Field(() => [DirectoryServiceEdge], { description: 'The services of this page.' })
  edges!: DirectoryServiceEdge[];

  @Directive(KEPT_AS_LONG)
  @Field(() => PageInfo, { description: 'Where this page ends.' })
  pageInfo!: PageInfo;

  @Field(() => Boolean, {
    description: 'True when the text as it was typed finds nothing, and these were found by what it may have meant.',
  })
  corrected!: boolean;
}
