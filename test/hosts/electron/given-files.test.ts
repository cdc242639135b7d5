import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createGivenFiles } from '../../../main/hosts/electron/given-files.ts';
import type { GivenFiles } from '../../../main/hosts/electron/given-files.ts';
import { openExchangeFolder } from '../../../main/hosts/exchange-folder.ts';
import { createFileRegister } from '../../../main/hosts/file-register.ts';

let home: string;
let given: GivenFiles;
const files = createFileRegister();
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'bellhop-given-'));
  given = createGivenFiles(files, await openExchangeFolder(join(home, 'uploads'), Date.now()));
});
afterEach(() => rm(home, { recursive: true }));

test('a dropped file is known by an id that says nothing of where it lies', async () => {
  const path = join(home, 'rooms.csv');
  await writeFile(path, 'Room\n101\n');
  const id = await given.take({ path });
  if (!id.ok) throw new Error(id.error.message);
  expect(files.pathOf(id.value, 'read')).toBe(path);
  expect(id.value).not.toContain('rooms');
});

test('what was pasted is put where its owner alone can read it', async () => {
  const bytes = new TextEncoder().encode('Room\t101').buffer;
  const id = await given.take({ name: '../pasted.txt', bytes });
  if (!id.ok) throw new Error(id.error.message);
  const path = files.pathOf(id.value, 'read') ?? '';
  expect(basename(path)).toBe('pasted.txt');
  expect(path.startsWith(join(home, 'uploads'))).toBe(true);
  expect(await readFile(path, 'utf8')).toBe('Room\t101');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('a folder, an empty file and one that is gone are each told by a sentence', async () => {
  const empty = join(home, 'empty.csv');
  await writeFile(empty, '');
  const sentence = async (path: string) => {
    const taken = await given.take({ path });
    return taken.ok ? null : taken.error.message;
  };
  expect(await sentence(home)).toBe(
    `"${basename(home)}" is a folder; open it and choose the files in it.`,
  );
  expect(await sentence(empty)).toBe('"empty.csv" is empty; choose a file with rows in it.');
  expect(await sentence(join(home, 'gone.csv'))).toBe(
    '"gone.csv" is not there any more; choose it again.',
  );
  expect(await sentence('relative.csv')).toContain('is not there');
  if (existsSync('/dev/null')) expect(await sentence('/dev/null')).toContain('is no file');
});

test.each([undefined, null, '/etc/passwd', { path: '' }, { path: 7 }, { name: 'a', bytes: 'b' }])(
  '%j is no file',
  async (what) => {
    expect(await given.take(what)).toMatchObject({ ok: false, error: { code: 'bad-input' } });
  },
);

test('an empty paste is told', async () => {
  expect(await given.take({ name: 'a.txt', bytes: new ArrayBuffer(0) })).toMatchObject({
    error: { message: 'There is nothing to paste.' },
  });
});
