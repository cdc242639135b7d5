import { open, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openJobStore } from '../../main/jobs/job-store.ts';
import { startChild } from './support/children.ts';
import { jobOf, must, planOf, tempHome } from './support/made.ts';

async function closedJob(home: string): Promise<string> {
  const job = must(await openJobStore(home).create(await jobOf(home)));
  await job.close();
  return job.id;
}

test.each([2, 9, 60, 400])(
  'a process killed after %i lines leaves every record it was promised',
  async (lines) => {
    const home = await tempHome();
    const id = await closedJob(home);
    const child = startChild('record', [home, id]);
    await child.told(lines);
    await child.kill();

    const job = must(await openJobStore(home).open(id));
    const kept = new Set((await job.history()).map((line) => line.stepId));
    const promised = child.lines.slice(1);
    expect(promised.filter((stepId) => !kept.has(stepId))).toEqual([]);
    await job.journal.record([{ stepId: 'after', state: { state: 'sending', attempt: 1 } }]);
    expect((await job.states()).has('after')).toBe(true);
    await job.close();
  },
);

test('another process is refused while a job is open, and let in once the first is killed', async () => {
  const home = await tempHome();
  const id = await closedJob(home);
  const first = startChild('hold', [home, id]);
  await first.told(1);
  expect(first.lines).toEqual(['open']);

  const store = openJobStore(home);
  const refused = await store.open(id);
  expect(refused).toMatchObject({ ok: false, error: { code: 'job-open-elsewhere' } });
  expect(refused.ok ? '' : refused.error.message).toContain(id);
  expect(await store.remove(id)).toMatchObject({ error: { code: 'job-open-elsewhere' } });
  expect((await store.list()).map((job) => [job.id, job.damage])).toEqual([[id, undefined]]);

  await first.kill();
  const job = must(await store.open(id));
  // A refused second opening here must not free the lock for others.
  expect(await store.open(id)).toMatchObject({ error: { code: 'job-open-elsewhere' } });
  await store.list();
  const second = startChild('hold', [home, id]);
  expect(await second.ended).toBe(1);
  expect(second.lines).toEqual(['job-open-elsewhere']);

  await job.close();
  const third = startChild('hold', [home, id]);
  await third.told(1);
  expect(third.lines).toEqual(['open']);
});

test.each([0, 5, 20, 60])(
  'a process killed %i ms into saving a plan leaves all of it or none',
  async (delay) => {
    const home = await tempHome();
    const id = await closedJob(home);
    const plan = planOf(300);
    const child = startChild('plan', [home, id], { env: { PLAN: JSON.stringify(plan) } });
    await child.told(2);
    await new Promise((resolve) => setTimeout(resolve, delay));
    await child.kill();

    const job = must(await openJobStore(home).open(id));
    const found = await job.loadPlan();
    if (child.lines.includes('saved')) expect(found).toEqual(plan);
    else expect(found === null || found.rows.length === 300).toBe(true);
    expect((await job.info()).rows).toBe(found === null ? 0 : 300);
    await job.close();
  },
);

test.each([0, 20, 80, 150])(
  'a process killed %i ms into creating a job leaves only whole jobs',
  async (delay) => {
    const home = await tempHome();
    const child = startChild('create', [home], { env: { JOB: JSON.stringify(await jobOf(home)) } });
    await child.told(1);
    await new Promise((resolve) => setTimeout(resolve, delay));
    await child.kill();

    const store = openJobStore(home);
    const list = await store.list();
    const told = child.lines.filter((line) => line !== 'creating');
    expect(list.map((job) => job.id)).toEqual(expect.arrayContaining(told));
    for (const { id, damage } of list) {
      expect(damage).toBeUndefined();
      const job = must(await store.open(id));
      expect((await stat(job.sourcePaths()[0] ?? '')).size).toBe(24);
      expect(job.setup()).toEqual({ map: { room: 'Rm' }, consents: ['messages'] });
      await job.close();
    }
  },
);

test.each(['cut', 'garbled', 'zeroed'] as const)(
  'a log whose end is %s costs the last records at most',
  async (damage) => {
    const home = await tempHome();
    const id = await closedJob(home);
    const child = startChild('record', [home, id]);
    await child.told(120);
    await child.kill();
    const log = join(home, 'jobs', id, 'job.db-wal');
    const { size } = await stat(log);
    if (damage === 'cut') await truncate(log, size - 2500);
    else {
      const file = await open(log, 'r+');
      const end = damage === 'zeroed' ? Buffer.alloc(2500) : Buffer.from('torn'.repeat(625));
      await file.write(end, 0, end.length, size - end.length);
      await file.close();
    }

    const job = must(await openJobStore(home).open(id));
    const kept = new Set((await job.history()).map((line) => line.stepId));
    const promised = child.lines.slice(1);
    const lost = promised.filter((stepId) => !kept.has(stepId));
    expect(kept.size).toBeGreaterThan(50);
    // What is lost is the end of the log: at most the last groups of eight lanes.
    expect(lost).toEqual(promised.slice(promised.length - lost.length));
    expect(lost.length).toBeLessThan(30);
    await job.journal.record([{ stepId: 'after', state: { state: 'sending', attempt: 1 } }]);
    await job.close();
  },
);

test('when the disk refuses, the journal says so, takes nothing more, and keeps what it promised', async () => {
  const home = await tempHome();
  const id = await closedJob(home);
  // A limit on the size of files stands in for a full disk.
  const child = startChild('fill', [home, id], { shell: 'ulimit -f 1000' });
  expect(await child.ended).toBe(0);
  const [refusal, later] = child.lines.slice(-2);
  expect(refusal).toMatch(/^{"code":"disk","message":"The disk .*check the disk/);
  expect(refusal).toContain(join(home, 'jobs', id));
  expect(later).toBe('later disk');
  const saved = child.lines.filter((line) => line.startsWith('saved')).length;
  expect(saved).toBeGreaterThan(10);

  const job = must(await openJobStore(home).open(id));
  expect((await job.states()).size).toBe(saved);
  await job.close();
});

test('a process that neither waits nor closes still ends, with its last record on disk', async () => {
  const home = await tempHome();
  const id = await closedJob(home);
  const child = startChild('leave', [home, id]);
  expect(await child.ended).toBe(0);
  const job = must(await openJobStore(home).open(id));
  expect([...(await job.states()).keys()]).toEqual(['last words']);
  await job.close();
});

test('drafts of killed processes are cleared away, but not those that may be at work', async () => {
  const home = await tempHome();
  let at = Date.now();
  const store = openJobStore(home, { now: () => at });
  await closedJob(home);
  const draft = join(home, 'jobs', '.new-2026-01-01-0000-aaaa');
  await writeFile(draft, '');
  await must(await store.create(await jobOf(home))).close();
  expect((await stat(draft)).size).toBe(0);
  at += 2 * 86_400_000;
  await must(await store.create(await jobOf(home))).close();
  await expect(stat(draft)).rejects.toThrow(/ENOENT/);
});
