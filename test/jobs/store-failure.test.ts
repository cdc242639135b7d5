import { expect, test } from 'vitest';
import { z } from 'zod';
import { explain, isStoreError, openElsewhere } from '../../main/jobs/store-failure.ts';

const job = { id: '2026-11-20-1305-k3f9', folder: '/data/jobs/2026-11-20-1305-k3f9' };
const coded = (code: string): Error => Object.assign(new Error('words of a library'), { code });

test.each([
  ['SQLITE_FULL', 'disk', /\/data\/jobs.* is full; free some space/],
  ['ENOSPC', 'disk', /\/data\/jobs.* is full; free some space/],
  ['SQLITE_IOERR_FSYNC', 'disk', /\/data\/jobs.*check the disk/],
  ['SQLITE_CANTOPEN', 'disk', /\/data\/jobs.*check the disk/],
  ['SQLITE_READONLY', 'disk', /may not write in \/data\/jobs/],
  ['EACCES', 'disk', /may not write in \/data\/jobs/],
  ['ENOTDIR', 'disk', /a file is in its way/],
  ['SQLITE_CORRUPT_VTAB', 'damaged', /k3f9 is damaged/],
  ['SQLITE_NOTADB', 'damaged', /k3f9 is damaged/],
  ['SQLITE_BUSY_SNAPSHOT', 'job-open-elsewhere', /k3f9 is open in another Bellhop/],
])('%s is told as %s', (code, failure, message) => {
  const found = explain(coded(code), job);
  if (!isStoreError(found)) throw new Error('it was not told');
  expect(found.code).toBe(failure);
  expect(found.message).toMatch(message);
});

test('what cannot be read back as it was saved is damage', () => {
  expect(explain(z.string().safeParse(1).error, job)).toMatchObject({ code: 'damaged' });
  expect(explain(new SyntaxError('Unexpected token'), job)).toMatchObject({ code: 'damaged' });
});

test('a database that cannot be opened has no code, only words', () => {
  const error = new Error('ConnectionFailed("Unable to open connection to local database x: 14")');
  expect(explain(error, job)).toMatchObject({ code: 'disk' });
});

test('bugs stay bugs, and what is told already stays as it is', () => {
  const bug = coded('SQLITE_CONSTRAINT_UNIQUE');
  expect(explain(bug, job)).toBe(bug);
  expect(isStoreError(bug)).toBe(false);
  const told = openElsewhere(job.id);
  expect(explain(told, job)).toBe(told);
});
