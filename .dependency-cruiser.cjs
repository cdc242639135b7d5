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
    only('support-is-small', 'main/support', [], 'support is for what two adapters need'),
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      conditionNames: ['import', 'node', 'require', 'default', 'types'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.mts', '.js', '.mjs', '.cjs', '.d.ts', '.d.cts'],
    },
  },
};
