import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { compiledFile } from '../../main/support/compiled-file.ts';
import { withFileLock } from '../../main/support/file-lock.ts';

let folder = '';
let path = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-lock-'));
  path = join(folder, 'a.lock');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('work under one lock never overlaps, and its answer and its error come through', async () => {
  let inside = 0;
  const work = async (at: number) => {
    inside += 1;
    expect(inside).toBe(1);
    await new Promise((resolve) => setImmediate(resolve));
    inside -= 1;
    if (at === 2) throw new Error('Two failed.');
    return at;
  };
  const ends = await Promise.allSettled(
    [0, 1, 2, 3].map((at) => withFileLock(path, () => work(at))),
  );
  expect(ends.map((end) => (end.status === 'fulfilled' ? end.value : String(end.reason)))).toEqual([
    0,
    1,
    'Error: Two failed.',
    3,
  ]);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('the lock of a process that was killed is free', async () => {
  const script = `
    const { withFileLock } = await import(${JSON.stringify(compiledFile('main/support/file-lock.js').href)});
    await withFileLock(${JSON.stringify(path)}, () => {
      console.log('held');
      return new Promise((resolve) => setTimeout(resolve, 3_600_000));
    });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
  await once(child.stdout, 'data');
  const order: string[] = [];
  const mine = withFileLock(path, async () => void order.push('mine'));
  const gone = once(child, 'exit').then(() => order.push('gone'));
  child.kill('SIGKILL');
  await Promise.all([mine, gone]);
  expect(order).toContain('mine');
});
