// Prints the figures and misses of docs/column-mapping.md: node test/sheets/headers/print-table.mjs
// Node 20 does not read TypeScript; vite, which builds the window, does.
import { resolve } from 'node:path';
import { runnerImport } from 'vite';

const { module } = await runnerImport(resolve(import.meta.dirname, 'mapping-table.ts'), {
  configFile: false,
  logLevel: 'error',
});
console.log(module.mappingTable());
