import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { shippedFile } from '../support/compiled-file.ts';
import { findElectron, whyNoDesktop } from './find-electron.ts';

// What `npm start` runs: the desktop window, or where that cannot be had, the same in a browser.
const { env, platform } = process;
const binary = findElectron(fileURLToPath(shippedFile('node_modules/electron')), env, platform);
const instead = whyNoDesktop(binary, env, platform);

if (binary !== null && instead === null) {
  const project = fileURLToPath(shippedFile('.'));
  const child = spawn(binary, [project, ...process.argv.slice(2)], { stdio: 'inherit' });
  child.on('error', (error) => {
    process.stderr.write(`The desktop window did not open (${error.message}).\n`);
    process.exitCode = 1;
  });
  child.on('close', (code) => (process.exitCode = code ?? 1));
} else {
  process.stderr.write(`${instead}\n`);
  const { main } = await import('./cli/main.ts');
  await main(['ui', ...process.argv.slice(2)]);
}
