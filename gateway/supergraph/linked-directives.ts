import { Kind, type ConstDirectiveNode, type ConstObjectValueNode, type DocumentNode } from 'graphql';

/** A specification that a document says it uses (Apollo's `link` specification 1.0). */
export interface LinkedFeature {
  /** As in `cost`; empty where the address has none. */
  readonly spec: string;
  /** `SECURITY` or `EXECUTION`: the document is not to be served by whoever does not know the feature; else null. */
  readonly purpose: string | null;
  /** The name that a directive of the specification has in the document. */
  readonly nameOf: (directive: string) => string;
  /** What the names of its types begin with in the document. */
  readonly prefix: string;
}

const SPEC = /^https?:\/\/[^/]+\/(?:.*\/)?([A-Za-z][\w-]*)\/v\d+\.\d+\/?$/;

/** The specifications that a supergraph document links, with whatever names it gives to their directives. */
export function linkedFeatures(document: DocumentNode): readonly LinkedFeature[] {
  return document.definitions
    .flatMap((one) => (one.kind === Kind.SCHEMA_DEFINITION || one.kind === Kind.SCHEMA_EXTENSION ? one : []))
    .flatMap(({ directives = [] }) => directives.filter(({ name }) => name.value === 'link'))
    .map(featureOf);
}

function featureOf(link: ConstDirectiveNode): LinkedFeature {
  const values = new Map((link.arguments ?? []).map(({ name, value }) => [name.value, value]));
  const text = (name: string): string | null => {
    const value = values.get(name);
    return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : null;
  };
  const spec = SPEC.exec(text('url') ?? '')?.[1] ?? '';
  const prefix = text('as') ?? spec;
  const imports = values.get('import');
  const renamed = new Map(
    (imports?.kind === Kind.LIST ? imports.values : []).flatMap((item): [string, string][] => {
      if (item.kind === Kind.STRING) return [[item.value, item.value]];
      if (item.kind !== Kind.OBJECT) return [];
      const name = member(item, 'name');
      return name === null ? [] : [[name, member(item, 'as') ?? name]];
    }),
  );
  return {
    spec,
    purpose: text('for'),
    prefix: `${prefix}__`,
    nameOf: (directive) =>
      renamed.get(`@${directive}`)?.slice(1) ?? (directive === spec ? prefix : `${prefix}__${directive}`),
  };
}

function member(object: ConstObjectValueNode, wanted: string): string | null {
  const value = object.fields.find(({ name }) => name.value === wanted)?.value;
  return value?.kind === Kind.STRING ? value.value : null;
}
