import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { groupCommit } from '../../main/jobs/group-commit.ts';
import { openJobStore } from '../../main/jobs/job-store.ts';
import { jobOf, must, tempHome } from './support/made.ts';

test('entries that arrive together are committed together, in their order', async () => {
  const commits: number[][] = [];
  const group = groupCommit<number>(async (entries) => void commits.push(entries), 2);
  await Promise.all([group.add([1, 2]), group.add([]), group.add([3])]);
  await group.add([4]);
  expect(commits).toEqual([[1, 2, 3], [4]]);
});

test('what arrives during a commit waits for it and goes in one', async () => {
  const commits: number[][] = [];
  const doors: (() => void)[] = [];
  const started: (() => void)[] = [];
  const next = (): Promise<void> => new Promise((resolve) => started.push(resolve));
  const group = groupCommit<number>((entries) => {
    commits.push(entries);
    return new Promise((resolve) => {
      doors.push(resolve);
      started.shift()?.();
    });
  }, 0);

  const first = next();
  const all = [group.add([1])];
  await first;
  all.push(group.add([2]), group.add([3]));
  expect(commits).toEqual([[1]]);
  const second = next();
  doors[0]?.();
  await second;
  expect(commits).toEqual([[1], [2, 3]]);
  doors[1]?.();
  await Promise.all(all);
});

test('after a failed commit everything is refused, what waited included', async () => {
  let commits = 0;
  const group = groupCommit<number>(async () => {
    commits++;
    await Promise.resolve();
    throw new Error('the disk is full');
  }, 0);
  const ends = await Promise.allSettled([group.add([1]), group.add([2])]);
  expect(ends.map((end) => end.status)).toEqual(['rejected', 'rejected']);
  await expect(group.add([3])).rejects.toThrow('the disk is full');
  await group.drained();
  expect(commits).toBe(1);
});

test('drained waits for what is under way', async () => {
  const done: string[] = [];
  const group = groupCommit<number>(async () => {
    await Promise.resolve();
    done.push('commit');
  }, 2);
  void group.add([1]);
  await group.drained();
  expect(done).toEqual(['commit']);
});

test('a thousand records at once are a handful of transactions on disk', async () => {
  const home = await tempHome();
  const job = must(await openJobStore(home).create(await jobOf(home)));
  const log = join(job.folder, 'job.db-wal');
  await job.journal.record([{ stepId: 'first', state: { state: 'sending', attempt: 1 } }]);
  const before = transactionsIn(await readFile(log));
  await Promise.all(
    Array.from({ length: 1000 }, (_, at) =>
      job.journal.record([{ stepId: `s${at}`, state: { state: 'sending', attempt: 1 } }]),
    ),
  );
  const after = transactionsIn(await readFile(log));
  expect((await job.states()).size).toBe(1001);
  expect(before).toBeGreaterThan(0);
  expect(after - before).toBeGreaterThan(0);
  expect(after - before).toBeLessThan(5);
  await job.close();
});

/** Counts the frames of a write-ahead log that end a transaction: those that state the database's size. */
function transactionsIn(log: Buffer): number {
  const frame = 24 + log.readUInt32BE(8);
  const salt = log.subarray(16, 24);
  let count = 0;
  for (let at = 32; at + frame <= log.length; at += frame) {
    if (!log.subarray(at + 8, at + 16).equals(salt)) break;
    if (log.readUInt32BE(at + 4) > 0) count++;
  }
  return count;
}
