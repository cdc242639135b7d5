import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { dataFolder, ensureDataFolder } from '../../main/accounts/data-folder.ts';

const linux = { platform: 'linux', home: '/home/ann' };

async function tempFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bellhop-data-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test('BELLHOP_HOME comes before the place of the system, and is made absolute', () => {
  expect(dataFolder({ BELLHOP_HOME: '/srv/b', XDG_DATA_HOME: '/x' }, linux)).toBe('/srv/b');
  expect(dataFolder({ BELLHOP_HOME: 'data' }, linux)).toBe(resolve('data'));
  expect(dataFolder({ BELLHOP_HOME: '' }, linux)).toBe('/home/ann/.local/share/bellhop');
});

test('every system has its place for application data', () => {
  expect(dataFolder({ XDG_DATA_HOME: '/x' }, linux)).toBe('/x/bellhop');
  expect(dataFolder({ XDG_DATA_HOME: 'relative' }, linux)).toBe('/home/ann/.local/share/bellhop');
  expect(dataFolder({}, { platform: 'darwin', home: '/Users/ann' })).toBe(
    '/Users/ann/Library/Application Support/Bellhop',
  );
  expect(dataFolder({ APPDATA: '/roaming' }, { platform: 'win32', home: '/u' })).toBe(
    join('/roaming', 'Bellhop'),
  );
});

test('a missing data folder is made for its owner alone', async () => {
  const path = join(await tempFolder(), 'a', 'b');
  expect(await ensureDataFolder(path)).toEqual({ ok: true, value: path });
  expect((await stat(path)).mode & 0o777).toBe(0o700);
  expect(await ensureDataFolder(path)).toEqual({ ok: true, value: path });
});

test('a file in the way is named', async () => {
  const path = join(await tempFolder(), 'file');
  await writeFile(path, '');
  for (const wanted of [path, join(path, 'below')]) {
    const made = await ensureDataFolder(wanted);
    expect(made).toMatchObject({ ok: false, error: { code: 'not-a-folder' } });
    expect(made.ok ? '' : made.error.message).toContain(wanted);
  }
});

test('a place where nobody may write is named', async () => {
  // Refused even to the superuser.
  const path = process.platform === 'linux' ? '/sys/bellhop' : '/System/bellhop';
  const made = await ensureDataFolder(path);
  expect(made).toMatchObject({ ok: false, error: { code: 'no-permission' } });
  expect(made.ok ? '' : made.error.message).toContain(path);
});
