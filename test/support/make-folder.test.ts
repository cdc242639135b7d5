import { mkdtemp, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from '../../main/support/make-folder.ts';

test('missing levels are made, and a folder that is there is left as it is', async () => {
  const path = join(await mkdtemp(join(tmpdir(), 'bellhop-folder-')), 'a', 'b', 'c');
  await makeFolder(path, 0o700);
  await makeFolder(path, 0o755);
  expect((await stat(path)).mode & 0o777).toBe(0o700);
});

test('a file in the way is told', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bellhop-folder-'));
  await writeFile(join(folder, 'file'), '');
  await expect(makeFolder(join(folder, 'file', 'below'))).rejects.toMatchObject({
    code: 'ENOTDIR',
  });
});

test('where the system refuses with "no such file" it ends instead of trying for ever', async () => {
  await expect(makeFolder('/proc/nowhere/at/all')).rejects.toMatchObject({ code: 'ENOENT' });
});
