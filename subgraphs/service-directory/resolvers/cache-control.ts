import { DirectiveLocation, GraphQLBoolean, GraphQLDirective, GraphQLEnumType, GraphQLInt } from 'graphql';

const scope = new GraphQLEnumType({
  name: 'CacheControlScope',
  description: 'For whom an answer may be kept.',
  values: { PUBLIC: { description: 'For anybody.' }, PRIVATE: { description: 'For who asked alone.' } },
});

/** `@cacheControl` as Apollo’s servers have it: how long an answer may be kept. */
const directive = new GraphQLDirective({
  name: 'cacheControl',
  locations: [
    DirectiveLocation.FIELD_DEFINITION,
    DirectiveLocation.OBJECT,
    DirectiveLocation.INTERFACE,
    DirectiveLocation.UNION,
  ],
  args: {
    maxAge: { type: GraphQLInt, description: 'Seconds.' },
    scope: { type: scope, description: 'For whom.' },
    inheritMaxAge: { type: GraphQLBoolean, description: 'As long as what it is part of.' },
  },
});

/** The directive, as the supergraph is to keep it. */
export const CACHE_CONTROL = {
  link:
    'extend schema @link(url: "https://childrens-services-hub.example/cacheControl/v0.1", import: ["@cacheControl"])\n' +
    '  @composeDirective(name: "@cacheControl")',
  directives: [directive],
};

/** Seconds: what is in the directory changes by the day, and an hour it opens at by the minute. */
export const KEPT_A_MINUTE = '@cacheControl(maxAge: 60)';
export const KEPT_FIVE_MINUTES = '@cacheControl(maxAge: 300)';
/** Of what is part of something. */
export const KEPT_AS_LONG = '@cacheControl(inheritMaxAge: true)';
