#!/usr/bin/env node
// The one JavaScript source: what `npx bellhop` starts, before it is known that anything was built.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const built = new URL('../../../dist/main/hosts/cli/main.js', import.meta.url);
if (existsSync(fileURLToPath(built))) {
  const { main } = await import(built.href);
  await main(process.argv.slice(2));
} else {
  process.stderr.write(
    'Bellhop is not built in this checkout; run npm ci (or npm run build) first.\n',
  );
  process.exitCode = 1;
}
