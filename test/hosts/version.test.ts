import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { VERSION } from '../../main/hosts/version.ts';
import { shippedFile } from '../../main/support/compiled-file.ts';

test('the version told is that of the package', async () => {
  const { version } = JSON.parse(await readFile(shippedFile('package.json'), 'utf8')) as {
    version: string;
  };
  expect(VERSION).toBe(version);
});
