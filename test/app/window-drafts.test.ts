import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openJobStore } from '../../main/jobs/job-store.ts';
import { windowApp } from '../support/window-app.ts';
import type { WindowApp } from '../support/window-app.ts';

let folder = '';
let home = '';
let window: WindowApp;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-drafts-'));
  home = join(folder, 'home');
  window = await windowApp(home);
});
afterEach(async () => {
  await window.close();
  expect(window.bugs).toEqual([]);
  await rm(folder, { recursive: true, force: true });
});

async function fileOf(name: string, ...lines: string[]): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `${lines.join('\n')}\n`);
  return path;
}

async function draftOf(name: string, ...lines: string[]) {
  return window.get('drafts.create', { files: [await fileOf(name, ...lines)] });
}

const ROOMS = ['Room,Extension,Note', '101,7101,quiet', '102,7101,', '103,abc,loud'];

test('a draft tells columns, causes with their rows, and what a person needs to judge them', async () => {
  const draft = await draftOf('rooms.csv', ...ROOMS);
  expect(draft.rows).toBe(3);
  expect(draft.errorRows).toBe(3);
  expect(draft.causes.map(({ code, rows }) => `${code} ${rows}`)).toEqual([
    'extension.several-rooms 2',
    'extension.not-digits 1',
  ]);
  const [sheet] = draft.sheets;
  expect(sheet?.columns.map(({ field, samples, filled }) => [field, samples, filled])).toEqual([
    ['room', ['101', '102', '103'], 1],
    ['extension', ['7101', 'abc'], 1],
    [null, ['quiet', 'loud'], 2 / 3],
  ]);
});

test('pages are filtered by what is wrong, edited, and written in cells', async () => {
  const { job } = await draftOf('rooms.csv', ...ROOMS);
  const rowsOf = async (filter: object) => {
    const page = await window.get('rows.page', { job, filter, offset: 0, limit: 10 });
    expect(page.total).toBe(page.items.length);
    return page.items.map(({ row }) => row);
  };
  await window.get('rows.edit', { job, cells: [{ key: 'rooms.csv!3', column: 1, text: '7102' }] });
  expect(await rowsOf({ only: 'errors' })).toEqual([4]);
  expect(await rowsOf({ only: 'edited' })).toEqual([3]);
  expect(await rowsOf({ code: 'extension.not-digits' })).toEqual([4]);
  expect(await rowsOf({ text: 'LOUD' })).toEqual([4]);
  expect(await rowsOf({ text: '7102' })).toEqual([3]);
  expect(await rowsOf({ sheet: 'other' })).toEqual([]);
  await window.get('rows.undo', { job });
  expect(await rowsOf({ only: 'errors' })).toEqual([2, 3, 4]);
  expect(await rowsOf({ text: '7102' })).toEqual([]);
});

test('columns are chosen by place, left out, and given back; edits of cells stay', async () => {
  const { job } = await draftOf('rooms.csv', ...ROOMS);
  const cells = [{ key: 'rooms.csv!2', column: 2, text: 'Suite' }];
  await window.get('rows.edit', { job, cells });
  const sheet = 'rooms.csv';
  const fields = (draft: Awaited<ReturnType<typeof draftOf>>) =>
    draft.sheets[0]?.columns.map(({ field }) => field);
  const left = await window.get('drafts.map', {
    job,
    columns: [
      { sheet, index: 1, field: null },
      { sheet, index: 2, field: 'displayName' },
    ],
  });
  expect(fields(left)).toEqual(['room', null, 'displayName']);
  const moved = await window.get('drafts.map', {
    job,
    columns: [{ sheet, index: 1, field: 'displayName' }],
  });
  expect(fields(moved)).toEqual(['room', 'displayName', null]);
  expect(moved.undo.undo).toBe('Note in row 2 of rooms.csv');
  await window.close();
  window = await windowApp(home);
  const again = await window.get('drafts.open', { job });
  expect(fields(again)).toEqual(['room', 'displayName', null]);
  const page = await window.get('rows.page', { job, offset: 0, limit: 1 });
  expect(page.items[0]).toMatchObject({ cells: ['101', '7101', 'Suite'], before: { 2: 'quiet' } });
});

test('a required column that is left out is told in a sentence, and the draft stays usable', async () => {
  const { job } = await draftOf('rooms.csv', 'Room,Extension', '101,7101');
  const sheet = 'rooms.csv';
  const without = await window.get('drafts.map', {
    job,
    columns: [{ sheet, index: 0, field: null }],
  });
  expect(without.mappingProblem).toMatch(/no column for Room/);
  expect(without.mappingProblem).not.toContain('--map');
  expect(without.sheets[0]?.columns).toHaveLength(2);
  expect(await window.refusal('jobs.plan', { job })).toMatchObject({
    code: 'usage',
    message: without.mappingProblem,
  });
  const back = await window.get('drafts.map', {
    job,
    columns: [{ sheet, index: 0, field: 'room' }],
  });
  expect(back).toMatchObject({ mappingProblem: null, rows: 1, errorRows: 0 });
});

test('a file of no known columns is a draft whose columns can be chosen', async () => {
  const draft = await draftOf('x.csv', 'Aa,Bb', '101,7101');
  expect(draft.mappingProblem).not.toBeNull();
  expect(draft.sheets[0]?.columns.map(({ column }) => column)).toEqual(['Aa', 'Bb']);
  const { job } = draft;
  const chosen = await window.get('drafts.map', {
    job,
    columns: [
      { sheet: 'x.csv', index: 0, field: 'room' },
      { sheet: 'x.csv', index: 1, field: 'extension' },
    ],
  });
  expect(chosen).toMatchObject({ mappingProblem: null, rows: 1 });
});

test('a choice that the sheet has no use for is told', async () => {
  const { job } = await draftOf('rooms.csv', ...ROOMS);
  const columns = [{ sheet: 'rooms.csv', index: 2, field: 'providerContact' as const }];
  const draft = await window.get('drafts.map', { job, columns });
  expect(draft.mappingProblem).toContain('Note');
});

test('files that cannot be used leave no job behind', async () => {
  const gone = await fileOf('gone.csv', 'Room', '101');
  await rm(gone);
  await mkdir(join(folder, 'some-folder'));
  const broken = await fileOf('broken.xlsx', 'PK\u0003\u0004 no workbook');
  const empty = join(folder, 'empty.csv');
  await writeFile(empty, '');
  for (const path of [gone, join(folder, 'some-folder'), broken, empty]) {
    const error = await window.refusal('drafts.create', { files: [path] });
    expect(error.code).toBe('unreadable-file');
    expect(error.message).toMatch(/\.$/);
  }
  expect(await window.refusal('drafts.create', { files: [] })).toMatchObject({ code: 'bad-input' });
  expect(await window.get('jobs.list', {})).toEqual([]);
});

test('a file deleted after the drop is no longer needed', async () => {
  const path = await fileOf('rooms.csv', ...ROOMS);
  const { job } = await window.get('drafts.create', { files: [path] });
  await rm(path);
  await window.close();
  window = await windowApp(home);
  expect(await window.get('drafts.open', { job })).toMatchObject({ rows: 3 });
});

test('two files with sheets of one name are told apart', async () => {
  const files = [
    await fileOf('rooms.csv', 'Room', '101'),
    join(await mkdtemp(join(folder, 'other-')), 'rooms.csv'),
  ];
  await writeFile(files[1] ?? '', 'Room\n101\n');
  const { job, rows } = await window.get('drafts.create', { files });
  expect(rows).toBe(2);
  const page = await window.get('rows.page', { job, offset: 0, limit: 9 });
  expect(new Set(page.items.map(({ key }) => key)).size).toBe(2);
});

test('a draft is nothing that the command line goes on with', async () => {
  const { job } = await draftOf('rooms.csv', ...ROOMS);
  expect(await window.refusal('jobs.resume', { job: null })).toMatchObject({ code: 'no-such-job' });
  const error = await window.refusal('jobs.resume', { job });
  expect(error).toMatchObject({ code: 'usage' });
  expect(error.message).toContain('draft');
});

test('a job that is open elsewhere is refused with a sentence, and opened once it is free', async () => {
  const { job } = await draftOf('rooms.csv', ...ROOMS);
  const other = await windowApp(home);
  for (const name of ['drafts.open', 'jobs.status', 'plan.view'] as const) {
    expect(await other.refusal(name, { job })).toMatchObject({ code: 'job-open-elsewhere' });
  }
  await window.close();
  expect(await other.get('drafts.open', { job })).toMatchObject({ rows: 3 });
  await other.close();
});

test('of many drafts a few stay open, and all can be opened again', async () => {
  const jobs: string[] = [];
  for (let n = 0; n < 6; n++) jobs.push((await draftOf(`rooms${n}.csv`, ...ROOMS)).job);
  const store = openJobStore(home);
  const free: boolean[] = [];
  for (const id of jobs) {
    const opened = await store.open(id);
    free.push(opened.ok);
    if (opened.ok) await opened.value.close();
  }
  expect(free).toEqual([true, true, true, false, false, false]);
  const drafts = await Promise.all(jobs.map((job) => window.get('drafts.open', { job })));
  expect(drafts.map(({ rows }) => rows)).toEqual([3, 3, 3, 3, 3, 3]);
});

test('calls for one job that come at once are answered in their order', async () => {
  const { job } = await draftOf('rooms.csv', ...ROOMS);
  await window.close();
  window = await windowApp(home);
  const type = (text: string) =>
    window.get('rows.edit', { job, cells: [{ key: 'rooms.csv!2', column: 0, text }] });
  await Promise.all(['A', 'B', 'C', 'D'].map(type));
  const seen: string[] = [];
  for (let n = 0; n < 4; n++) {
    const page = await window.get('rows.page', { job, offset: 0, limit: 1 });
    seen.push(page.items[0]?.cells[0] ?? '');
    await window.get('rows.undo', { job });
  }
  expect(seen).toEqual(['D', 'C', 'B', 'A']);
});

test('a removed draft is gone, also for the window that had it open', async () => {
  const { job } = await draftOf('rooms.csv', ...ROOMS);
  await window.get('jobs.remove', { job, olderThanDays: null });
  expect(await window.refusal('drafts.open', { job })).toMatchObject({ code: 'no-such-job' });
  expect(await window.get('jobs.list', {})).toEqual([]);
});
