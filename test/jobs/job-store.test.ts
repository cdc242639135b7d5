import { mkdir, readFile, readdir, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'libsql';
import { expect, test } from 'vitest';
import { openJobStore } from '../../main/jobs/job-store.ts';
import { jobOf, must, planOf, tempHome } from './support/made.ts';

test('a job gives back what it was made with', async () => {
  const home = await tempHome();
  const store = openJobStore(home, { now: () => Date.UTC(2026, 10, 20, 13, 5) });
  const made = must(await store.create(await jobOf(home)));
  expect(made.id).toMatch(/^2026-11-20-1305-[a-z0-9]{4}$/);
  await made.close();

  const job = must(await store.open(made.id));
  expect(job.options().skipInvalid).toBe(true);
  expect(job.setup()).toEqual({ map: { room: 'Rm' }, consents: ['messages'] });
  expect(job.organization()).toBe('org-1');
  expect(await job.info()).toEqual({
    id: made.id,
    state: 'planning',
    createdAt: '2026-11-20T13:05:00.000Z',
    updatedAt: '2026-11-20T13:05:00.000Z',
    apiUrl: 'http://127.0.0.1:9/',
    property: { id: 'property-1', name: 'Harbour House' },
    sources: ['Rooms.csv'],
    rows: 0,
    counts: null,
  });
  await job.close();
});

test('sources are copied, keep their names even when alike, and outlive the originals', async () => {
  const home = await tempHome();
  const given = await jobOf(home);
  const other = join(home, 'other.csv');
  await writeFile(other, 'second');
  const store = openJobStore(home);
  const sources = [...given.sources, { name: '../up/Rooms.csv', path: other }];
  const job = must(await store.create({ ...given, sources }));
  await writeFile(other, 'changed');

  const paths = job.sourcePaths();
  expect(paths.map((path) => path.split('/').at(-1))).toEqual(['Rooms.csv', 'Rooms.csv']);
  expect(paths.every((path) => path.startsWith(job.folder))).toBe(true);
  expect(await readFile(paths[0] ?? '', 'utf8')).toBe('Room;Extension\n101;7101\n');
  expect(await readFile(paths[1] ?? '', 'utf8')).toBe('second');
  await job.close();
});

test('nobody else can read a job', async () => {
  const home = await tempHome();
  const job = must(await openJobStore(home).create(await jobOf(home)));
  await job.journal.record([{ stepId: 'a', state: { state: 'sending', attempt: 1 } }]);
  const names = await readdir(join(home, 'jobs'), { recursive: true });
  expect(names).toContain(join(job.id, 'job.db-wal'));
  for (const name of ['', ...names]) {
    const found = await stat(join(home, 'jobs', name));
    expect([name, (found.mode & 0o777).toString(8)]).toEqual([
      name,
      found.isDirectory() ? '700' : '600',
    ]);
  }
  await job.close();
});

test('a plan comes back as it was saved, and a later one takes its place', async () => {
  const home = await tempHome();
  const job = must(await openJobStore(home).create(await jobOf(home)));
  expect(await job.loadPlan()).toBeNull();
  await job.savePlan(planOf(40));
  await job.savePlan(planOf(3));
  expect(await job.loadPlan()).toEqual(planOf(3));
  expect((await job.info()).rows).toBe(3);
  await job.close();
});

test('a plan that cannot be saved whole leaves the earlier one untouched', async () => {
  const home = await tempHome();
  const job = must(await openJobStore(home).create(await jobOf(home)));
  await job.savePlan(planOf(2));
  const twice = planOf(3);
  twice.rows[2] = { ...twice.rows[2]!, key: 'r0' };
  await expect(job.savePlan(twice)).rejects.toThrow(/UNIQUE/);
  expect(await job.loadPlan()).toEqual(planOf(2));
  await job.close();
});

test('a plan that is no plan any more is named as damage', async () => {
  const home = await tempHome();
  const store = openJobStore(home);
  const made = must(await store.create(await jobOf(home)));
  await made.savePlan(planOf(3));
  await made.close();
  const db = new Database(join(made.folder, 'job.db'));
  db.exec(`UPDATE plan_steps SET value = '{"id":"addressBook:1"}' WHERE position = 1`);
  db.close();
  const job = must(await store.open(made.id));
  await expect(job.loadPlan()).rejects.toMatchObject({ code: 'damaged' });
  await job.close();
});

test('the last entry of a step is its state, and the history keeps them all', async () => {
  const home = await tempHome();
  let at = 1000;
  const job = must(await openJobStore(home, { now: () => at }).create(await jobOf(home)));
  await job.journal.record([
    { stepId: 'a', state: { state: 'sending', attempt: 1 } },
    { stepId: 'b', state: { state: 'sending', attempt: 1 } },
  ]);
  at = 2000;
  await job.journal.record([
    { stepId: 'a', state: { state: 'done', remoteId: 'id-1', foundByReading: false } },
  ]);
  expect(await job.states()).toEqual(
    new Map([
      ['b', { state: 'sending', attempt: 1 }],
      ['a', { state: 'done', remoteId: 'id-1', foundByReading: false }],
    ]),
  );
  expect((await job.history()).map((line) => [line.stepId, line.state.state, line.at])).toEqual([
    ['a', 'sending', 1000],
    ['b', 'sending', 1000],
    ['a', 'done', 2000],
  ]);
  expect((await job.info()).updatedAt).toBe('1970-01-01T00:00:02.000Z');
  await job.close();
});

test('closing waits for the records under way', async () => {
  const home = await tempHome();
  const store = openJobStore(home);
  const made = must(await store.create(await jobOf(home)));
  const recorded = made.journal.record([{ stepId: 'a', state: { state: 'sending', attempt: 1 } }]);
  await made.close();
  await recorded;
  await expect(made.info()).rejects.toThrow(/closed/);
  await made.close();

  const job = must(await store.open(made.id));
  expect((await job.states()).has('a')).toBe(true);
  await job.close();
});

test('state, property, counts and small values survive closing', async () => {
  const home = await tempHome();
  const store = openJobStore(home);
  const made = must(await store.create(await jobOf(home, { property: null })));
  await made.setState('running');
  await made.setProperty({ id: 'p', name: 'Pier' });
  await made.saveCounts({ done: 1, unchanged: 2, failed: 0, unknown: 0, skipped: 0 });
  await made.remember('lastAnswerAt', 5);
  await made.remember('gone', 1);
  await made.remember('gone', undefined);
  await made.close();

  const job = must(await store.open(made.id));
  const info = await job.info();
  expect([info.state, info.property?.name, info.counts?.unchanged]).toEqual(['running', 'Pier', 2]);
  expect(await job.recall('lastAnswerAt')).toBe(5);
  expect(await job.recall('gone')).toBeUndefined();
  expect(await job.recall('never')).toBeUndefined();
  await job.close();
});

test('the list is newest first and works while a job is open', async () => {
  const home = await tempHome();
  let at = Date.UTC(2026, 0, 1);
  const store = openJobStore(home, { now: () => at });
  expect(await store.list()).toEqual([]);
  expect(await store.newestUnfinished()).toBeNull();
  const first = must(await store.create(await jobOf(home)));
  at += 1000;
  const second = must(await store.create(await jobOf(home)));
  expect((await store.list()).map((job) => job.id)).toEqual([second.id, first.id]);
  expect(await store.newestUnfinished()).toBe(second.id);
  await second.setState('finished');
  expect(await store.newestUnfinished()).toBe(first.id);
  await first.close();
  await second.close();
});

test('a job open here is not opened or removed a second time', async () => {
  const home = await tempHome();
  const store = openJobStore(home);
  const job = must(await store.create(await jobOf(home)));
  const again = await store.open(job.id);
  expect(again).toMatchObject({ ok: false, error: { code: 'job-open-elsewhere' } });
  expect(await store.remove(job.id)).toMatchObject({ error: { code: 'job-open-elsewhere' } });
  await job.close();
  must(await store.remove(job.id));
  expect(await store.list()).toEqual([]);
  expect(await readdir(join(home, 'jobs'))).toEqual([]);
});

test('ids that are no ids are no jobs, wherever they point', async () => {
  const home = await tempHome();
  const store = openJobStore(home);
  await mkdir(join(home, 'jobs'));
  for (const id of ['../x', '', '.', '..', '/etc', '2026-11-20-1305-k3f9', '.new-x', 'a\0b']) {
    expect(await store.open(id)).toMatchObject({ error: { code: 'no-such-job' } });
    expect(await store.remove(id)).toMatchObject({ error: { code: 'no-such-job' } });
  }
});

test('a source that is gone leaves no job behind', async () => {
  const home = await tempHome();
  const store = openJobStore(home);
  const sources = [{ name: 'x.csv', path: join(home, 'nowhere.csv') }];
  const made = await store.create(await jobOf(home, { sources }));
  expect(made).toMatchObject({ ok: false, error: { code: 'disk' } });
  expect(made.ok ? '' : made.error.message).toContain('nowhere.csv');
  expect(await readdir(join(home, 'jobs'))).toEqual([]);
});

test('damaged jobs are listed as such and refused with a sentence', async () => {
  const home = await tempHome();
  const store = openJobStore(home);
  const garbled = must(await store.create(await jobOf(home)));
  const empty = must(await store.create(await jobOf(home)));
  const good = must(await store.create(await jobOf(home)));
  for (const job of [garbled, empty, good]) await job.close();
  await writeFile(join(garbled.folder, 'job.db'), 'no database at all, '.repeat(1000));
  await truncate(join(empty.folder, 'job.db'), 0);

  const list = await store.list();
  expect(list).toHaveLength(3);
  for (const job of list) {
    if (job.id === good.id) expect(job.damage).toBeUndefined();
    else expect(job.damage).toMatch(new RegExp(`^Job ${job.id} is damaged: .+\\.$`));
  }
  expect(await store.open(garbled.id)).toMatchObject({ error: { code: 'damaged' } });
  expect(await store.open(empty.id)).toMatchObject({ error: { code: 'damaged' } });
  must(await store.remove(garbled.id));
});

test('a folder that cannot be written is said with its name', async () => {
  const home = await tempHome();
  const given = await jobOf(home);
  await writeFile(join(home, 'jobs'), 'a file where a folder should be');
  const made = await openJobStore(home).create(given);
  expect(made).toMatchObject({ ok: false, error: { code: 'disk' } });
  expect(made.ok ? '' : made.error.message).toContain(join(home, 'jobs'));
});
