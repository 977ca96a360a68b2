import { GraphQLError, type ASTVisitor, type ValidationContext } from 'graphql';

/** A validation rule: no NUL in a string, because no database keeps it and so it could not be put on record. */
export function PlainTextRule(context: ValidationContext): ASTVisitor {
  return {
    StringValue: (node) => {
      if (node.value.includes('\0')) context.reportError(new GraphQLError('NUL in a string', { nodes: node }));
    },
  };
}
