import { expect, test } from 'vitest';
import type { Host } from '../../../renderer/client/host.ts';
import { blame, takeFiles, tooManyFiles } from '../../../renderer/client/take-files.ts';

const host: Host = {
  kind: 'browser',
  call: () => Promise.reject(new Error('no call is expected')),
  on: () => () => undefined,
  deliver: async () => undefined,
  async fileId(file) {
    if (file.name.startsWith('bad')) throw new Error(`"${file.name}" cannot be read.`);
    return `id of ${file.name}`;
  },
};

test('a file that cannot be taken says why and holds up no other', async () => {
  const files = ['a.csv', 'bad.csv', 'c.csv'].map((name) => new File(['1,2'], name));
  expect(await takeFiles(host, files)).toEqual([
    { name: 'a.csv', bytes: 3, id: 'id of a.csv', trouble: null },
    { name: 'bad.csv', bytes: 3, id: null, trouble: '"bad.csv" cannot be read.' },
    { name: 'c.csv', bytes: 3, id: 'id of c.csv', trouble: null },
  ]);
});

test('ten files are one job, twelve are told to be too many', () => {
  expect(tooManyFiles(10)).toBeNull();
  expect(tooManyFiles(12)).toMatch(/^12 files are too many/);
});

test('a refusal marks the files that it names and leaves the others usable', () => {
  const files = ['a.csv', 'b.csv'].map((name) => ({ name, bytes: 1, id: name, trouble: null }));
  expect(blame(files, '"b.csv" is empty.').map((file) => file.trouble)).toEqual([
    null,
    '"b.csv" is empty.',
  ]);
});
