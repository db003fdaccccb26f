/** The arrows between the rooms of the house, as docs draw them: an import that is not drawn fails the check. */
const only = (from, allowed, comment) => ({
  name: `${from}-imports-only`,
  comment,
  severity: 'error',
  from: { path: `^${from}/` },
  to: { pathNot: allowed },
});

module.exports = {
  forbidden: [
    only('domain', ['^domain/', '^node_modules/temporal-polyfill/'], 'The core is pure: itself and a date library.'),
    only('events', ['^events/', '^node_modules/zod/'], 'Events are schemas: zod and nothing else.'),
    only(
      'functions',
      [
        '^functions/',
        '^domain/',
        '^events/',
        '^node_modules/(@middy|@aws-sdk|@smithy|asn1js|canonicalize|exceljs|pdfkit|pkijs|zod|libphonenumber-js)/',
        '^node_modules/@types/(aws-lambda|pdfkit)/',
        '^(crypto|events|fs/promises|module|stream|stream/promises|timers/promises|zlib)$',
      ],
      'Handlers know the core and the schemas; never the infrastructure or the local runtime.',
    ),
    only(
      'infra',
      ['^infra/', '^events/', '^node_modules/', '^(path|fs|fs/promises|url|crypto|module|os|util)$'],
      'Stacks know the events and the paths of functions.',
    ),
    only(
      'docs',
      ['^docs/', '^domain/law/', '^events/', '^node_modules/(zod|zod-openapi)/', '^(fs|url|util)$'],
      'What docs print of the law and of the API they read from the law and the catalogue themselves.',
    ),
    {
      name: 'nobody-needs-the-bench',
      comment: 'What measures stands beside the house; nothing in it rests on that.',
      severity: 'error',
      from: { path: '^(domain|events|functions|infra|local|docs)/' },
      to: { path: '^bench/' },
    },
    {
      name: 'local-wires-nothing-twice',
      comment: 'The local runtime reads the assembly; it imports no handler, core or stack.',
      severity: 'error',
      from: { path: '^local/' },
      to: { path: '^(functions|domain|infra)/' },
    },
    {
      name: 'only-shared-speaks-to-aws',
      comment: 'One place speaks to AWS.',
      severity: 'error',
      from: { path: '^functions/', pathNot: '^functions/shared/' },
      to: { path: '^node_modules/(@aws-sdk|@smithy)/' },
    },
    {
      name: 'only-one-place-reads-signatures',
      comment: 'One place reads certificates, and every call that brings none does without it.',
      severity: 'error',
      from: { path: '^functions/', pathNot: '^functions/shared/signature/' },
      to: { path: '^node_modules/(asn1js|pkijs)/' },
    },
    {
      name: 'only-the-journal-writes-files',
      comment: 'What writes sheets and pages is heavy, and every call that asks for none does without it.',
      severity: 'error',
      from: { path: '^functions/', pathNot: '^functions/shared/journal/' },
      to: { path: '^node_modules/(exceljs|pdfkit)/' },
    },
    {
      name: 'functions-do-not-share-sideways',
      comment: 'What two functions need lives in functions/shared.',
      severity: 'error',
      from: { path: '^functions/([^/]+)/', pathNot: '^functions/shared/' },
      to: { path: '^functions/([^/]+)/', pathNot: ['^functions/$1/', '^functions/shared/'] },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: ['^test/', '^local/(page|demo)/', '\\.config\\.ts$', '\\.cjs$'] },
      to: {},
    },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(cdk.out|build)/' },
    // The compiler of TypeScript 7 offers no parser to others; swc reads the same files.
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
    },
  },
};
