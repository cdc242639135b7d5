import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Configuration } from 'electron-builder';
import { beforeAll, expect, test } from 'vitest';
import { shippedFile } from '../../main/support/compiled-file.ts';

/** The builder's own reading and checking of its configuration. */
type BuilderConfig = {
  getConfig(project: string, path: null, given: null): Promise<Configuration>;
  validateConfiguration(config: Configuration, log: { add(): void }): Promise<void>;
};

const require = createRequire(import.meta.url);
const builder = createRequire(require.resolve('electron-builder'))(
  'app-builder-lib/out/util/config/config',
) as BuilderConfig;
let config: Configuration;
beforeAll(async () => {
  config = await builder.getConfig(fileURLToPath(shippedFile('.')), null, null);
});

test('the builder takes the configuration', async () => {
  await builder.validateConfiguration(config, { add: () => {} });
  const wrong = { ...config, asarUnpacked: [] } as Configuration;
  await expect(builder.validateConfiguration(wrong, { add: () => {} })).rejects.toThrow(
    'asarUnpacked',
  );
});

test('the packaged program runs no other code than its own', () => {
  expect(config.electronFuses).toEqual({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    enableCookieEncryption: true,
    grantFileProtocolExtraPrivileges: false,
    loadBrowserProcessSpecificV8Snapshot: false,
  });
  expect(config.asar).toBe(true);
});

test('native code of the job store lies outside the archive', () => {
  expect(config.asarUnpack).toEqual(['node_modules/@libsql/**', 'node_modules/libsql/**']);
});

test('what the window needs is packaged: its program, its preload, its page', () => {
  const [files] = config.files as [{ filter: string[] }];
  expect(files.filter).toEqual(
    expect.arrayContaining(['dist/main/**/*.js', 'dist/preload/preload.cjs', 'dist/renderer/**']),
  );
});

test('there are packages for Windows, macOS and Linux, and none is published', () => {
  expect(config.win?.target).toBeDefined();
  expect(config.mac?.target).toBeDefined();
  expect(config.linux?.target).toBeDefined();
  expect(config.publish).toBeNull();
});

test('Electron starts with the desktop host', async () => {
  const text = await readFile(shippedFile('package.json'), 'utf8');
  const { main, scripts } = JSON.parse(text) as { main: string; scripts: Record<string, string> };
  expect(main).toBe('dist/main/hosts/electron/main.js');
  expect(await readFile(shippedFile(main), 'utf8')).toContain('prepareDesktop');
  expect(scripts['start']).toBe('node dist/main/hosts/start.js');
});
