import { Kind, visit, type DirectiveNode, type DocumentNode } from 'graphql';

/** The values of the variables in `@skip` and `@include`. */
export type Conditions = Readonly<Record<string, boolean>>;

/** The names of the variables on which it depends what a document asks for. */
export function conditionNames(document: DocumentNode): readonly string[] {
  const found = new Set<string>();
  visit(document, {
    Directive: (directive) => {
      const value = isCondition(directive) ? conditionOf(directive) : undefined;
      if (value?.kind === Kind.VARIABLE) found.add(value.name.value);
    },
  });
  return [...found];
}

/** Whether a selection is skipped or not included (GraphQL October 2021, sections 3.13.1 and 3.13.2). */
export function isLeftOut(directives: readonly DirectiveNode[] | undefined, conditions: Conditions): boolean {
  return (directives ?? []).some((directive) => {
    if (!isCondition(directive)) return false;
    const value = conditionOf(directive);
    const isTrue =
      value?.kind === Kind.VARIABLE
        ? conditions[value.name.value] === true
        : value?.kind === Kind.BOOLEAN && value.value;
    return directive.name.value === 'skip' ? isTrue : !isTrue;
  });
}

function isCondition({ name }: DirectiveNode): boolean {
  return name.value === 'skip' || name.value === 'include';
}

function conditionOf(directive: DirectiveNode) {
  return directive.arguments?.find(({ name }) => name.value === 'if')?.value;
}
