import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findElectron, whyNoDesktop } from '../../main/hosts/find-electron.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-electron-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function put(path: string, text = ''): Promise<string> {
  const full = join(folder, path);
  await mkdir(dirname(full), { recursive: true });
  await writeFile(full, text);
  return full;
}

test('a package whose binary was never fetched has none', () => {
  expect(findElectron(folder, {}, 'linux')).toBeNull();
});

test('a binary that was fetched is found by what the package noted', async () => {
  await put('path.txt', 'electron-of-linux\n');
  const binary = await put('dist/electron-of-linux');
  expect(findElectron(folder, {}, 'linux')).toBe(binary);
});

test('a note without its binary is no binary', async () => {
  await put('path.txt', 'electron');
  expect(findElectron(folder, {}, 'linux')).toBeNull();
});

test('a binary of the person is found by ELECTRON_OVERRIDE_DIST_PATH, under the usual name of the system', async () => {
  const binary = await put('own/Electron.app/Contents/MacOS/Electron');
  const env = { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'own') };
  expect(findElectron(folder, env, 'darwin')).toBe(binary);
  expect(findElectron(folder, env, 'win32')).toBeNull();
});

test('a missing binary and a missing desktop are each told in one line', () => {
  const screen = { DISPLAY: ':0' };
  expect(whyNoDesktop(null, screen, 'linux')).toMatch(/^No Electron .*browser\.$/);
  expect(whyNoDesktop('/electron', {}, 'linux')).toMatch(/^There is no desktop .*browser\.$/);
  expect(whyNoDesktop('/electron', screen, 'linux')).toBeNull();
  expect(whyNoDesktop('/electron', { WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBeNull();
  expect(whyNoDesktop('/electron', {}, 'win32')).toBeNull();
});
