// Prints the table of docs/files.md: node test/corpus/print-table.mjs
// Node 20 does not read TypeScript; vite, which builds the window, does.
import { resolve } from 'node:path';
import { runnerImport } from 'vite';

const { module } = await runnerImport(resolve(import.meta.dirname, 'corpus-table.ts'), {
  configFile: false,
  logLevel: 'error',
});
console.log(module.corpusTable());
