import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { writePrivateFile } from '../../main/support/private-file.ts';

async function tempFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bellhop-private-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test('it is for its owner alone, also in the place of one that everybody could read', async () => {
  const path = join(await tempFolder(), 'plan.json');
  await writeFile(path, 'old');
  await chmod(path, 0o644);
  await writePrivateFile(path, 'new');
  expect(await readFile(path, 'utf8')).toBe('new');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('where it cannot take its place, nothing is left beside it', async () => {
  const folder = await tempFolder();
  const path = join(folder, 'plan.json');
  await mkdir(path);
  await expect(writePrivateFile(path, 'new')).rejects.toThrow('"plan.json" could not be replaced');
  expect(await readdir(folder)).toEqual(['plan.json']);
});

test('two writers at once leave one of their texts whole', async () => {
  const path = join(await tempFolder(), 'rates.json');
  const texts = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(100_000));
  await Promise.all(texts.map((text) => writePrivateFile(path, text)));
  expect(texts).toContain(await readFile(path, 'utf8'));
});
