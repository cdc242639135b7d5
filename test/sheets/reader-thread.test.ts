import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readSource, sourceReader } from '../../main/sheets/read-source.ts';

async function csv(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bellhop-reader-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'rooms.csv');
  await writeFile(path, text);
  return path;
}

test('a thread kept ready reads as one that is started for the file, file after file and several at once', async () => {
  const { read, end } = sourceReader();
  onTestFinished(end);
  const path = await csv('Room,Extension\n101,7101\n102,7102\n');
  const expected = await readSource(path);
  expect(expected.ok).toBe(true);
  expect(await read(path)).toEqual(expected);
  expect(await Promise.all([read(path), read(path), read(path)])).toEqual([
    expected,
    expected,
    expected,
  ]);
  expect(await read(path)).toEqual(expected);
});

test('a reading that is stopped does not spoil the next', async () => {
  const { read, end } = sourceReader();
  onTestFinished(end);
  const path = await csv(`Room,Extension\n${'101,7101\n'.repeat(20_000)}`);
  const stopping = new AbortController();
  const stopped = read(path, stopping.signal);
  stopping.abort(new Error('enough'));
  await expect(stopped).rejects.toThrow('enough');
  const again = await read(path);
  expect(again.ok && again.value.sheets[0]?.rows.length).toBe(20_000);
});

test('what is ended reads on without a thread kept ready', async () => {
  const { read, end } = sourceReader();
  await end();
  const path = await csv('Room\n101\n');
  expect((await read(path)).ok).toBe(true);
});
