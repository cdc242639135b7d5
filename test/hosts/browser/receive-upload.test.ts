import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { receiveUpload } from '../../../main/hosts/browser/receive-upload.ts';

let home: string;
let path: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'bellhop-upload-'));
  path = join(home, 'own', 'rooms.csv');
  await mkdir(dirname(path));
});
afterEach(() => rm(home, { recursive: true }));

const bytes = (...chunks: string[]) => Readable.from(chunks.map((text) => Buffer.from(text)));

test('what arrives lies at its path, for its owner alone', async () => {
  expect(await receiveUpload(bytes('Room\n', '101\n'), path, 'rooms.csv', 100)).toEqual({
    ok: true,
    value: null,
  });
  expect(await readFile(path, 'utf8')).toBe('Room\n101\n');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('a file of just the limit is taken, a byte more is not and leaves nothing behind', async () => {
  expect((await receiveUpload(bytes('12345', '67890'), path, 'rooms.csv', 10)).ok).toBe(true);
  await rm(path);
  const refused = await receiveUpload(bytes('12345', '67890', '!'), path, 'rooms.csv', 10);
  expect(refused).toMatchObject({
    error: { status: 413, message: expect.stringContaining('"rooms.csv" is larger than') },
  });
  expect(existsSync(dirname(path))).toBe(false);
});

test('nothing is read beyond the limit', async () => {
  let given = 0;
  const endless = new Readable({
    read() {
      given += 1000;
      this.push(Buffer.alloc(1000));
    },
  });
  const refused = await receiveUpload(endless, path, 'rooms.csv', 10_000);
  expect(refused.ok).toBe(false);
  expect(given).toBeLessThan(200_000);
  expect(endless.destroyed).toBe(true);
});

test('an empty file, which is also how a folder arrives, is told as such', async () => {
  expect(await receiveUpload(bytes(), path, 'rooms', 10)).toMatchObject({
    error: { status: 400, message: '"rooms" is empty or a folder; choose a file with rows in it.' },
  });
  expect(existsSync(dirname(path))).toBe(false);
});

test('an upload that breaks off is told and leaves nothing behind', async () => {
  const broken = Readable.from(
    (async function* () {
      yield Buffer.from('Room\n');
      throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
    })(),
  );
  expect(await receiveUpload(broken, path, 'rooms.csv', 100)).toMatchObject({
    error: { status: 400, message: expect.stringContaining('did not arrive whole (ECONNRESET)') },
  });
  expect(existsSync(dirname(path))).toBe(false);
});

test('a file that is there already is not written over', async () => {
  await receiveUpload(bytes('first'), path, 'rooms.csv', 100);
  const second = await receiveUpload(bytes('second'), path, 'rooms.csv', 100);
  expect(second.ok).toBe(false);
});
