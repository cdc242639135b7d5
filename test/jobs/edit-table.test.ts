import Database from 'libsql';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openJobStore } from '../../main/jobs/job-store.ts';
import { jobOf, must, planOf, tempHome } from './support/made.ts';

const cell = (text: string) => ({ key: 'Rooms!2', column: 1, before: null, after: text });

test('groups of edits and the one that counts last survive closing', async () => {
  const home = await tempHome();
  const store = openJobStore(home);
  const job = must(await store.create(await jobOf(home)));
  expect(await job.edits.read()).toEqual({ groups: [], cursor: 0 });
  const first = await job.edits.append([cell('a'), cell('b')]);
  const second = await job.edits.append([cell('c')]);
  await job.edits.moveTo(first.id);
  const third = await job.edits.append([cell('d')]);
  await job.edits.moveTo(first.parent);
  await job.close();

  const again = must(await store.open(job.id));
  expect(await again.edits.read()).toEqual({ groups: [first, second, third], cursor: 0 });
  expect([second.parent, third.parent]).toEqual([first.id, first.id]);
  await again.close();
});

test('nothing rewrites or removes an edit', async () => {
  const home = await tempHome();
  const job = must(await openJobStore(home).create(await jobOf(home)));
  await job.edits.append([cell('a')]);
  await job.close();
  const db = new Database(join(job.folder, 'job.db'));
  expect(() => db.exec('DELETE FROM edits')).toThrow(/never removed/);
  expect(() => db.exec("UPDATE edits SET cells = '[]'")).toThrow(/never changed/);
  db.close();
});

test('edits that are damaged are named as damage', async () => {
  const home = await tempHome();
  const store = openJobStore(home);
  const job = must(await store.create(await jobOf(home)));
  await job.close();
  const db = new Database(join(job.folder, 'job.db'));
  db.exec(`INSERT INTO edits (parent, at, cells) VALUES (0, 0, '[["k","x",null,null]]')`);
  db.close();
  const again = must(await store.open(job.id));
  await expect(again.edits.read()).rejects.toMatchObject({ code: 'damaged' });
  await again.close();
});

test('a draft is no unfinished job, and what is chosen in it survives closing', async () => {
  const home = await tempHome();
  const store = openJobStore(home);
  const job = must(await store.create({ ...(await jobOf(home)), state: 'draft', property: null }));
  expect((await job.info()).state).toBe('draft');
  expect(await store.newestUnfinished()).toBeNull();
  await job.change({ setup: { chosen: true }, apiUrl: 'http://127.0.0.1:8', rows: 7 });
  expect(job.setup()).toEqual({ chosen: true });
  await job.close();
  const again = must(await store.open(job.id));
  expect(again.setup()).toEqual({ chosen: true });
  expect(await again.info()).toMatchObject({
    apiUrl: 'http://127.0.0.1:8',
    rows: 7,
    state: 'draft',
  });
  await again.setState('planning');
  await again.close();
  expect(await store.newestUnfinished()).toBe(job.id);
});

test('a job that says that it runs is listed as stopped where nobody has it open', async () => {
  const home = await tempHome();
  const store = openJobStore(home);
  const job = must(await store.create(await jobOf(home)));
  await job.setState('running');
  expect((await store.list()).map(({ state }) => state)).toEqual(['running']);
  await job.close();
  expect((await store.list()).map(({ state }) => state)).toEqual(['stopped']);
});

test('lists and openings at the same moment do not keep each other out', async () => {
  const home = await tempHome();
  const store = openJobStore(home);
  const job = must(await store.create(await jobOf(home)));
  await job.setState('running');
  await job.close();
  for (let n = 0; n < 5; n++) {
    const [opened] = await Promise.all([store.open(job.id), store.list(), store.list()]);
    expect(opened.ok).toBe(true);
    if (opened.ok) await opened.value.close();
  }
});

test('steps of some actions come first, the others as the plan has them', async () => {
  const home = await tempHome();
  const job = must(await openJobStore(home).create(await jobOf(home)));
  const plan = planOf(6);
  const actions = ['create', 'unchanged', 'remove', 'create', 'conflict', 'remove'] as const;
  const steps = plan.steps.map((step, at) => ({ ...step, action: actions[at] ?? 'create' }));
  await job.savePlan({ ...plan, steps });
  const order = async (first: string[], offset: number, limit: number) => {
    const wanted = { kind: null, action: null, text: '', first, offset, limit };
    const { items, total } = await job.planSteps(wanted);
    expect(total).toBe(6);
    return items.map(({ id }) => steps.findIndex((step) => step.id === id));
  };
  expect(await order(['remove', 'conflict'], 0, 9)).toEqual([2, 5, 4, 0, 1, 3]);
  expect(await order(['remove', 'conflict'], 1, 3)).toEqual([5, 4, 0]);
  expect(await order([], 0, 9)).toEqual([0, 1, 2, 3, 4, 5]);
  await job.close();
});

test('head, counts and pages of a plan are had without the whole', async () => {
  const home = await tempHome();
  const job = must(await openJobStore(home).create(await jobOf(home)));
  const all = { kind: null, action: null, text: '', offset: 0, limit: 2 };
  expect(await job.planHead()).toBeNull();
  expect(await job.planSteps(all)).toEqual({ total: 0, items: [] });
  const plan = planOf(5);
  await job.savePlan(plan);
  const { steps, rows: _rows, known: _known, sheets: _sheets, ...head } = plan;
  expect(await job.planHead()).toEqual(head);
  expect(await job.planSteps({ ...all, offset: 4 })).toEqual({ total: 5, items: steps.slice(4) });
  const [first] = steps;
  const { key = '', kind = '', action = '' } = first ?? {};
  expect(await job.stepCounts()).toEqual([[kind, action, 5]]);
  const found = await job.planSteps({ ...all, text: key.toUpperCase() });
  expect(found.items).toContainEqual(first);
  expect((await job.planSteps({ ...all, kind: 'nothing' })).total).toBe(0);
  await job.close();
});
