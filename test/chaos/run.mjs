// Runs a campaign: node test/chaos/run.mjs campaign, or faults
// Node 20 does not read TypeScript; vite, which builds the window, does.
import { resolve } from 'node:path';
import { createServer, createServerModuleRunner } from 'vite';

const server = await createServer({
  configFile: false,
  logLevel: 'error',
  appType: 'custom',
  // Nothing is served or watched; modules are only loaded, some of them late.
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
});
const runner = createServerModuleRunner(server.environments.ssr, { hmr: false });
try {
  const [name = 'campaign'] = process.argv.slice(2);
  const { campaign } = await runner.import(resolve(import.meta.dirname, `${name}.ts`));
  process.exitCode = await campaign(process.env);
} finally {
  await runner.close();
  await server.close();
}
