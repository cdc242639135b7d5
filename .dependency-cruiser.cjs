/** Who may import whom. The types per layer (tsconfig) catch runtime globals; this catches folders. */
const only = (name, from, allowed, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: `^${from}/` },
  to: {
    pathNot: [`^${from}/`, ...allowed].join('|'),
    dependencyTypesNot: ['npm', 'npm-dev', 'npm-no-pkg', 'npm-optional', 'core'],
  },
});
const noNpm = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: `^${from}/` },
  to: {
    dependencyTypes: ['npm', 'npm-dev', 'npm-no-pkg', 'npm-optional'],
    pathNot: allowed.map((p) => `node_modules/${p}/`).join('|'),
  },
});
const adapters = ['asp', 'sheets', 'jobs', 'accounts'];
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: {},
      // The resolver stumbles over the order of conditions in this package's exports.
      to: { couldNotResolve: true, pathNot: '^numfmt$' },
    },
    only('shared-is-alone', 'shared', [], 'shared runs anywhere'),
    noNpm('shared-needs-zod-only', 'shared', ['zod']),
    only(
      'engine-is-pure',
      'main/engine',
      ['^shared/'],
      'the engine asks for everything through its ports',
    ),
    noNpm('engine-libraries', 'main/engine', ['zod', 'libphonenumber-js']),
    {
      name: 'engine-without-node',
      severity: 'error',
      from: { path: '^(main/engine|shared)/' },
      to: { dependencyTypes: ['core'] },
    },
    ...adapters.map((a) =>
      only(
        `${a}-is-an-island`,
        `main/${a}`,
        ['^shared/', '^main/engine/', '^main/support/', '^numfmt$'],
        'adapters do not see each other',
      ),
    ),
    only(
      'sandbox-knows-no-client',
      'main/sandbox',
      ['^shared/domain/'],
      'the built-in service is judge of the client, so it shares no code with it',
    ),
    {
      name: 'app-through-ports',
      severity: 'error',
      comment: 'the app gets its adapters from a host; it may name their types',
      from: { path: '^main/app/' },
      to: {
        path: '^main/(asp|sheets|jobs|accounts|sandbox|hosts)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    only(
      'renderer-sees-shared',
      'renderer',
      ['^shared/'],
      'a wire lies between window and program',
    ),
    only('client-sees-shared', 'renderer/client', ['^shared/'], 'calls know no looks'),
    only(
      'ui-knows-no-calls',
      'renderer/ui',
      ['^shared/domain/'],
      'looks may name what they show, and know no call and no stage',
    ),
    {
      name: 'features-are-islands',
      severity: 'error',
      comment: 'what two stages need is a look (ui) or a call (client)',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/(features|shell)/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'renderer-without-node',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'program-without-window',
      severity: 'error',
      from: { path: '^(main|shared)/' },
      to: { path: '^renderer/' },
    },
    only('support-is-small', 'main/support', [], 'support is for what two adapters need'),
    {
      name: 'electron-in-its-places',
      severity: 'error',
      comment: 'the rest runs without Electron, which is how it is tested',
      from: { path: '^(main|shared|renderer)/', pathNot: '^main/(hosts/electron|preload)/' },
      to: { path: '(^|/)node_modules/(electron|electron-store)/|^electron$' },
    },
    only(
      'preload-is-small',
      'main/preload',
      ['^shared/contract/names\\.ts$'],
      'schemas would make a hundred times of it',
    ),
    noNpm('preload-needs-electron-only', 'main/preload', ['electron']),
    {
      name: 'preload-without-node',
      severity: 'error',
      comment: 'a sandboxed preload has none of it',
      from: { path: '^main/preload/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'hosts-are-islands',
      severity: 'error',
      comment:
        'what two hosts share lies in main/hosts itself; one command starts the browser host',
      from: {
        path: '^main/hosts/(browser|electron|cli)/',
        pathNot: '^main/hosts/cli/commands/ui\\.ts$',
      },
      to: { path: '^main/hosts/[^/]+/', pathNot: '^main/hosts/$1/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      conditionNames: ['import', 'node', 'require', 'default', 'types'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.cjs', '.d.ts', '.d.cts'],
    },
  },
};
