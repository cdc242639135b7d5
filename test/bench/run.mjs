// Runs the measurements of this folder: node test/bench/run.mjs [--quick] [--only run,files]
// or one of them by name: node test/bench/run.mjs export --rooms 200
// Node 20 does not read TypeScript; vite, which builds the window, does.
import { resolve } from 'node:path';
import { runnerImport } from 'vite';

const given = process.argv.slice(2);
const named = given[0] !== undefined && !given[0].startsWith('-');
const [name, args] = named ? [given[0], given.slice(1)] : ['bench', given];
if (!/^[a-z-]+$/.test(name)) {
  console.error('Name a measurement, such as: node test/bench/run.mjs export');
  process.exit(1);
}
const { module } = await runnerImport(resolve(import.meta.dirname, `${name}.ts`), {
  configFile: false,
  logLevel: 'error',
});
await module.run(args);
