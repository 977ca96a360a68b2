/**
 * Who may import whom. `npm run boundaries` holds the tree to it, and test/architecture/boundaries.test.ts holds each
 * rule to its word: a file that breaks it is reported. Imports of types count like any other.
 */

const CONTRACT = '^schema/(contract|wire)/';
const HOUSE = '^(gateway|schema|subgraphs|scripts|test)/';
/** What people type. */
const COMMANDS = '^scripts/[^/]+\\.ts$';
/** Typed documents, for front ends; the form of a case in test/policy/, beside the facts that it describes. */
/** Made for others to use, or a package's types that the package does not bring. */
const FOR_OTHERS = ['^schema/generated/', '\\.d\\.ts$'];
const DEVELOPERS_COMMANDS = '^scripts/(compose-supergraph|bench)';
const SCHEMA_TOOLS = '^scripts/(hub/(compose|generated-schema)\\.ts$|compose-supergraph\\.ts$|bench)';
/** Logic that takes values and returns values, and can be read, tested and trusted by itself. */
const HEARTS = [
  '^subgraphs/child-index/sharing/policy/',
  '^subgraphs/child-index/matching/(link-record|normalise|read-identifiers)\\.ts$',
  '^subgraphs/child-index/matching/(normalise|compare|block|model|decide|bulk)/',
  '^subgraphs/child-index/identity/(nhs-number|upn)\\.ts$',
  '^subgraphs/audit/trail/',
  '^subgraphs/service-directory/(opening/|open-referral/(profile|rows)/|search/(spelling|synonyms|search-query)\\.ts$)',
  '^subgraphs/[^/]+/adapters/',
  '^scripts/demo/(?!seed\\.ts$)',
];
const OUTSIDE_WORLD =
  '^(node:)?(fs|net|tls|dns|http|https|http2|process|child_process|worker_threads|cluster|os|readline|timers)(/|$)|' +
  '(^|node_modules/)(@mikro-orm/|kysely|@electric-sql/|redis|undici|fastify|pino|@apollo/|type-graphql|dataloader)';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'gateway-knows-no-domain',
      comment:
        'The gateway can serve any supergraph: of the house it knows what both sides of the wire have agreed on.',
      severity: 'error',
      from: { path: '^gateway/' },
      to: { path: HOUSE, pathNot: ['^gateway/', CONTRACT] },
    },
    {
      name: 'subgraph-knows-itself',
      comment:
        'A custodian answers for its own records alone. What another part knows it learns over the wire, signed and ' +
        'decided upon, never by a function call.',
      severity: 'error',
      from: { path: '^subgraphs/(?!kernel/)([^/]+)/' },
      to: { path: HOUSE, pathNot: ['^subgraphs/($1|kernel)/', CONTRACT] },
    },
    {
      name: 'kernel-knows-no-subgraph',
      comment: 'What all subgraphs stand on may not lean on one of them.',
      severity: 'error',
      from: { path: '^subgraphs/kernel/' },
      to: { path: HOUSE, pathNot: ['^subgraphs/kernel/', CONTRACT] },
    },
    {
      name: 'contract-stands-alone',
      comment:
        'Both sides of the wire believe the contract, so it depends on neither and does nothing: no I/O, no ' +
        'library but the validation of values and cryptography.',
      severity: 'error',
      from: { path: '^schema/contract/' },
      to: { pathNot: ['^schema/contract/', '^(node:)?crypto$', '(^|/)node_modules/zod/'] },
    },
    {
      name: 'wire-knows-the-contract',
      comment: 'How the parts of the hub call each other does not depend on which parts there are.',
      severity: 'error',
      from: { path: '^schema/wire/' },
      to: { path: HOUSE, pathNot: CONTRACT },
    },
    {
      name: 'source-knows-no-command',
      comment: 'Commands put the house together, so nothing in the house may know how it was put together.',
      severity: 'error',
      from: { path: '^(gateway|schema|subgraphs)/' },
      to: { path: '^scripts/' },
    },
    {
      name: 'source-knows-no-test',
      comment: 'What runs in a council may not depend on what is only there to try it.',
      severity: 'error',
      from: { path: '^(gateway|schema|subgraphs|scripts)/' },
      to: { path: '^test/' },
    },
    {
      name: 'hearts-are-pure',
      comment:
        'What decides, matches, checks or translates takes values and returns values. It can then be tested to the ' +
        'last row, and nothing it does depends on a server, a file or the day.',
      severity: 'error',
      from: { path: HEARTS },
      to: { path: OUTSIDE_WORLD },
    },
    {
      name: 'policy-is-self-contained',
      comment:
        'One place says what may be shared. All it may depend on is in its folder and in the words of the contract.',
      severity: 'error',
      from: { path: '^subgraphs/child-index/sharing/policy/' },
      to: { pathNot: ['^subgraphs/child-index/sharing/policy/', '^schema/contract/', '(^|/)node_modules/zod/'] },
    },
    {
      name: 'process-is-for-commands',
      comment:
        'The environment, the signals and the exit are read and given once, by the command that starts a process. ' +
        'Everything else is told, as an argument.',
      severity: 'error',
      from: { path: '^(gateway|schema|subgraphs)/' },
      to: { path: '^(node:)?process$' },
    },
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one idea in two places, and neither can be read first.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nothing uses and that uses nothing is left over.',
      severity: 'error',
      from: { orphan: true, pathNot: FOR_OTHERS },
      to: {},
    },
    {
      name: 'nothing-unused',
      comment: 'A file of the house that no command comes to is code that nobody runs.',
      severity: 'error',
      from: { path: COMMANDS },
      to: {
        path: '^(gateway|schema|subgraphs|scripts)/',
        pathNot: [COMMANDS, ...FOR_OTHERS],
        reachable: false,
      },
    },
    {
      name: 'no-development-package-in-source',
      comment:
        'An installation without development packages has to work; the tools that generate the schema stay at home.',
      severity: 'error',
      from: { path: '^(gateway|schema|subgraphs|scripts)/', pathNot: SCHEMA_TOOLS },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm'] },
    },
    {
      name: 'no-development-tool-in-commands',
      comment: 'What operators run must not come to the tools that generate the schema, by whatever way.',
      severity: 'error',
      from: { path: COMMANDS, pathNot: DEVELOPERS_COMMANDS },
      to: { path: '^scripts/hub/(compose|generated-schema)\\.ts$', reachable: true },
    },
    {
      name: 'no-undeclared-package',
      comment: 'A package that is there only because another one brought it can be gone with the next update.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that leads nowhere fails at the worst moment.',
      severity: 'error',
      from: { pathNot: '^schema/generated/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    // The compiler of TypeScript 7 has no interface for it; SWC’s parser, which the tests use too, reads the same files.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
