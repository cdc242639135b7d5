// Runs the campaign: FUZZ_SECONDS=600 node test/fuzz/run.mjs
// Node 20 does not read TypeScript; vite, which builds the window, does.
import { resolve } from 'node:path';
import { runnerImport } from 'vite';

const { module } = await runnerImport(resolve(import.meta.dirname, 'campaign.ts'), {
  configFile: false,
  logLevel: 'error',
});
process.exitCode = await module.campaign(process.env);
