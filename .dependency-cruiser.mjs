// The arrows between the rooms, as docs/architecture.md draws them: what may know what. `npm run check:rooms` holds them.

/** A path that begins with one of these folders. */
const rooms = (...names) => `^(?:${names.join('|')})/`;

/** What is shipped, from the top of the house to its floor, and what stands around it. */
const shippedRooms = [
  'admin',
  'exam',
  'api',
  'worker',
  'workflows',
  'activities',
  'store',
  'domain',
  'documents',
  'mails',
  'platform',
  'locales',
  'design',
];
const toolRooms = ['dev', 'scripts', 'tests', 'bench'];
const shipped = rooms(...shippedRooms);
const ours = rooms(...shippedRooms, ...toolRooms);
const tests = '[.]test[.]tsx?$';

/** `from` may reach no room of ours but itself and those in `may`. */
const only = (name, from, may, comment, more = {}) => ({
  name,
  severity: 'error',
  comment,
  from: { path: rooms(...from), pathNot: [tests], ...more.from },
  to: { path: ours, pathNot: [rooms(...from, ...may), ...(more.also ?? [])], ...more.to },
});

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    // --- room by room, from the top down
    only(
      'admin-takes-contracts',
      ['admin'],
      ['design', 'locales'],
      'The back office is a browser app: it speaks to the system through the API alone. What it may take from the server is the contract (plain zod), the table of rights, the looks and the words.',
      { also: ['^api/[^/]+/[a-z-]*contract[.]ts$', '^domain/access[.]ts$'] },
    ),
    only(
      'exam-takes-contracts',
      ['exam'],
      ['design', 'locales'],
      'The exam player is a browser app: right answers and server code can not leak into it when it can not import them.',
      {
        also: [
          '^api/[^/]+/[a-z-]*contract[.]ts$',
          '^domain/(?:candidate-exam|exam-content|rich-text|exam-number)[.]ts$',
        ],
      },
    ),
    {
      name: 'exam-takes-types-alone',
      severity: 'error',
      comment:
        'What an exam looks like is a type to the player, not code: nothing that knows of keys is in its bundle. The check digit of an exam number is the one rule that it computes itself.',
      from: { path: rooms('exam'), pathNot: tests },
      to: {
        path: ['^api/', '^domain/'],
        pathNot: ['^domain/exam-number[.]ts$'],
        dependencyTypesNot: ['type-only'],
      },
    },
    only(
      'api-looks-down',
      ['api'],
      ['workflows', 'store', 'domain', 'documents', 'mails', 'platform', 'locales', 'design'],
      'The API starts and updates processes, and reaches rows through the store. It does not do what activities do, and knows no program beside it. What a mail says is asked of those who write it.',
      { also: ['^activities/mail-content/mail-content[.]ts$'] },
    ),
    only(
      'worker-looks-down',
      ['worker'],
      ['workflows', 'activities', 'store', 'domain', 'documents', 'mails', 'platform', 'locales'],
      'The worker runs processes and their activities, and knows nothing of HTTP.',
    ),
    only(
      'workflows-take-types',
      ['workflows'],
      ['activities', 'domain'],
      'A process is replayed from its history: whatever it reaches itself, beside its activities, would answer differently the second time.',
    ),
    only(
      'activities-look-down',
      ['activities'],
      ['store', 'domain', 'documents', 'mails', 'platform', 'locales'],
      'What processes ask of the world does not depend on who asks: neither on HTTP nor on the process.',
    ),
    only(
      'store-looks-down',
      ['store'],
      ['domain', 'documents', 'mails', 'platform', 'locales'],
      'The tables do not know who uses them.',
    ),
    only(
      'documents-are-makers',
      ['documents'],
      ['domain', 'locales', 'design'],
      'Data in, bytes out: a document can be made without a database, and so be tested and looked at.',
    ),
    only(
      'mails-are-makers',
      ['mails'],
      ['domain', 'locales', 'design'],
      'Data in, letter out: a mail can be made without a database or SMTP, and so be tested and looked at.',
    ),
    only(
      'platform-knows-no-feature',
      ['platform'],
      [],
      'What every program needs to run is the same in any system: it knows neither our rules nor our tables.',
    ),
    only(
      'domain-is-pure',
      ['domain'],
      [],
      'The rules of the exam bureau stand by themselves, so that its staff can read them and a test needs nothing.',
    ),
    only('locales-is-a-leaf', ['locales'], [], 'Words are read by all that speak and read nothing themselves.'),
    only('design-is-a-leaf', ['design'], [], 'Colours and sizes are used by all that show and use nothing themselves.'),

    // --- finer than a room
    {
      name: 'workflows-take-activity-types-alone',
      severity: 'error',
      comment:
        'Activities run outside the sandbox in which a process is replayed: importing one would pull the database into it. Their types are enough (proxyActivities).',
      from: { path: rooms('workflows'), pathNot: tests },
      to: { path: rooms('activities'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'processes-are-known-by-their-messages',
      severity: 'error',
      comment:
        'Who starts or updates a process needs its name and its messages. Its code runs in the sandbox of the worker alone.',
      from: { path: rooms('api', 'worker'), pathNot: tests },
      to: { path: rooms('workflows'), pathNot: '/messages[.]ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'workflows-without-node',
      severity: 'error',
      comment: 'Temporal bundles a process for a sandbox without files, network or clock of the machine.',
      from: { path: rooms('workflows'), pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'workflows-take-temporal-alone',
      severity: 'error',
      comment:
        'Any other package in the sandbox may read the time or chance, and makes the bundle larger at each start.',
      from: { path: rooms('workflows'), pathNot: tests },
      to: {
        path: 'node_modules/',
        pathNot: 'node_modules/@temporalio/(?:workflow|common)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'domain-without-io',
      severity: 'error',
      comment: 'Rules get what they need as arguments. Only computing is left to them: node:crypto for hashes.',
      from: { path: rooms('domain'), pathNot: tests },
      to: { dependencyTypes: ['core'], pathNot: '^(?:node:)?crypto$' },
    },
    {
      name: 'contracts-are-plain',
      severity: 'error',
      comment:
        'A contract is read by browser apps: it may hold zod, rules and other contracts, and nothing that runs on a server.',
      from: { path: '^api/[^/]+/[a-z-]*contract[.]ts$' },
      to: { pathNot: ['^api/[^/]+/[a-z-]*contract[.]ts$', '^domain/', 'node_modules/zod/'] },
    },
    {
      name: 'features-of-the-api-stand-apart',
      severity: 'error',
      comment:
        'A feature is one folder that can be read by itself. What features share has a name of its own (http, pages, auth, live); main and routes put them together.',
      from: { path: '^api/([^/]+)/', pathNot: [tests, '^api/(?:http|pages|auth|live)/'] },
      to: {
        path: '^api/[^/]+/',
        pathNot: ['^api/$1/', '^api/(?:http|pages|auth|live)/', '^api/[^/]+/[a-z-]*contract[.]ts$'],
      },
    },
    {
      name: 'tables-through-the-store',
      severity: 'error',
      comment: 'Every statement that touches the tables lies in store/, so that a rule about a row has one place.',
      from: { path: shipped, pathNot: [rooms('store', 'platform'), tests] },
      to: { path: ['node_modules/(?:@types/)?pg/', 'node_modules/@prisma/', '^store/prisma-client/'] },
    },
    {
      name: 'generated-client-behind-the-store',
      severity: 'error',
      comment: 'Prisma says how tables are stored; the store says what they mean.',
      from: { pathNot: [rooms('store'), '^platform/database[.]ts$'] },
      to: { path: '^store/prisma-client/' },
    },

    // --- what stands around the house
    {
      name: 'nothing-leans-on-tools',
      severity: 'error',
      comment: 'The demo stack, scripts, tests and benchmarks are built on the system: without them it must still run.',
      from: { path: shipped, pathNot: tests },
      to: { path: rooms(...toolRooms) },
    },
    {
      name: 'nothing-imports-a-test',
      severity: 'error',
      comment: 'What two tests share lies in tests/support, under its own name.',
      from: {},
      to: { path: tests },
    },
    {
      name: 'no-dev-dependency-in-shipped-rooms',
      severity: 'error',
      comment:
        'The image of the programs holds production dependencies alone: such an import would fail there, and only there. (admin is built before, so what it is built from is a dev-dependency.)',
      from: { path: shipped, pathNot: [tests, '^(?:admin|exam)/'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    },
    {
      name: 'no-undeclared-package',
      severity: 'error',
      comment: 'A package that is there only because another brought it may be gone after the next update.',
      from: { pathNot: '^store/prisma-client/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-import-of-nothing',
      severity: 'error',
      comment: 'What can not be found can not be checked either. (mdast is a package of types alone, in @types/mdast.)',
      from: {},
      to: { couldNotResolve: true, pathNot: '^mdast$' },
    },
    {
      name: 'no-circle',
      severity: 'error',
      comment:
        'Two files that need each other are one story in two places, and which is loaded first decides whether it works. (Types may point back.)',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphan',
      severity: 'error',
      comment: 'A file that nobody uses and that uses nobody is left over.',
      from: {
        orphan: true,
        pathNot: [
          '[.]config[.](?:js|ts|mjs)$',
          '^[.]dependency-cruiser[.]mjs$',
          '[.]d[.]m?ts$',
          '^scripts/',
          '^tests/',
          '^bench/',
          '^workflows/without-stack-traces[.]ts$', // worker/workflow-code.ts has it preloaded, by its path
        ],
      },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^store/prisma-client/'] },
    exclude: { path: ['^(?:admin|exam)/dist/', '^[.](?:data|cache)/'] },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true, // or imports of types alone would not be seen
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
    reporterOptions: { text: { highlightFocused: true } },
  },
};
