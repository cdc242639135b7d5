import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { windowApp } from '../support/window-app.ts';
import type { WindowApp } from '../support/window-app.ts';

let folder = '';
let window: WindowApp;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-repair-'));
  window = await windowApp(join(folder, 'home'));
});
afterEach(async () => {
  await window.close();
  expect(window.bugs).toEqual([]);
  await rm(folder, { recursive: true, force: true });
});

async function draftOf(name: string, ...lines: string[]) {
  const path = join(folder, name);
  await writeFile(path, `${lines.join('\n')}\n`);
  return window.get('drafts.create', { files: [path] });
}

const ROOMS = [
  'Room;Extension',
  '101;0101',
  '102;0102',
  '103;0103',
  '104;0104',
  '105;105',
  "106;'0106",
  '107;7.107',
  '108;１０８',
];
const repairs = (draft: Awaited<ReturnType<typeof draftOf>>) =>
  draft.causes.flatMap(({ code, repairable }) => (repairable > 0 ? [`${code} ${repairable}`] : []));

test('the repairs of a cause are one step of undo and are marked as edits', async () => {
  const draft = await draftOf('rooms.csv', ...ROOMS);
  expect(repairs(draft).toSorted()).toEqual([
    'cell.apostrophe 1',
    'cell.thousands 1',
    'cell.wide-characters 1',
    'cell.zero-lost 2',
  ]);
  const { job } = draft;
  const after = await window.get('rows.repair', { job, code: 'cell.zero-lost' });
  expect(after.rows).toBe(2);
  expect(repairs(after.draft).toSorted()).toEqual(['cell.apostrophe 1', 'cell.thousands 1']);
  expect(after.draft.undo.undo).toBe('2 cells in 2 rows of rooms.csv');
  const page = await window.get('rows.page', {
    job,
    filter: { only: 'edited' },
    offset: 0,
    limit: 9,
  });
  expect(page.items.map(({ cells, before }) => [cells[1], before[1]])).toEqual([
    ['0105', '105'],
    ['0108', '１０８'],
  ]);
  const back = await window.get('rows.undo', { job });
  expect(repairs(back.draft)).toEqual(repairs(draft));
});

test('repairs of another sheet or of no such cause change nothing', async () => {
  const { job } = await draftOf('rooms.csv', ...ROOMS);
  for (const wish of [
    { code: 'cell.zero-lost', sheet: 'other.csv' },
    { code: 'cell.date', sheet: null },
  ]) {
    const { rows, draft } = await window.get('rows.repair', { job, ...wish });
    expect([rows, draft.undo.undo]).toEqual([0, null]);
  }
});

test('a single cell is repaired by typing what is offered, in words of the window', async () => {
  const { job } = await draftOf('rooms.csv', ...ROOMS);
  const filter = { code: 'cell.thousands' };
  const page = await window.get('rows.page', { job, filter, offset: 0, limit: 1 });
  const [row] = page.items;
  const [problem] = row?.problems ?? [];
  expect(problem).toMatchObject({ repair: '7107', fix: 'Write 7107, or take the repair.' });
  const cells = [{ key: row?.key ?? '', column: 1, text: problem?.repair ?? '' }];
  const { draft } = await window.get('rows.edit', { job, cells });
  expect(repairs(draft).join()).not.toContain('thousands');
});

test('an edit that changes what the column tells changes what is said of other rows', async () => {
  const { job, causes } = await draftOf('rooms.csv', ...ROOMS.slice(0, 6));
  expect(causes.map(({ code, repairable }) => `${code} ${repairable}`)).toEqual([
    'cell.zero-lost 1',
  ]);
  // The padded number is there now, so it is no more offered to the other row.
  const edit = async (text: string) => {
    const cells = [{ key: 'rooms.csv!5', column: 1, text }];
    return (await window.get('rows.edit', { job, cells })).draft.causes;
  };
  expect(await edit('0105')).toMatchObject([{ code: 'cell.zero-lost', repairable: 0 }]);
  expect(await edit('0104')).toMatchObject([{ code: 'cell.zero-lost', repairable: 1 }]);
});

test('columns about patients are told beside the files', async () => {
  const { notes } = await draftOf('ward.csv', 'Room,Extension,Patient name,DOB', '101,7101,A,1');
  expect(
    notes.flatMap(({ code, message }) => (code.startsWith('privacy') ? [message] : [])),
  ).toEqual([
    expect.stringContaining('Column Patient name seems to hold names of guests'),
    expect.stringContaining('Column DOB seems to hold dates of birth'),
  ]);
});
