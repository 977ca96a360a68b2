import { GraphQLError, type ASTVisitor, type ValidationContext } from 'graphql';

/**
 * A validation rule: nothing may be renamed to `__typename`. Executors read that name of an answer to tell what an
 * object is; under a false one they would drop fields without an error, and what is unknown would look as if it were
 * not there. (GraphQL October 2021, section 4: names with two underscores are reserved.)
 */
export function ReservedAliasRule(context: ValidationContext): ASTVisitor {
  return {
    Field: (field) => {
      if (field.alias?.value === '__typename' && field.name.value !== '__typename')
        context.reportError(new GraphQLError('reserved alias', { nodes: field.alias }));
    },
  };
}
