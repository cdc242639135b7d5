import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import type { Readings } from '../../shared/domain/reading.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { windowApp } from '../support/window-app.ts';
import type { WindowApp } from '../support/window-app.ts';

let folder = '';
let home = '';
let window: WindowApp;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-reading-'));
  home = join(folder, 'home');
  window = await windowApp(home);
});
afterEach(async () => {
  await window.close();
  expect(window.bugs).toEqual([]);
  await rm(folder, { recursive: true, force: true });
});

async function draftOf(name: string, content: string | Buffer) {
  const path = join(folder, name);
  await writeFile(path, content);
  return window.get('drafts.create', { files: [path] });
}

async function again(job: string) {
  await window.close();
  window = await windowApp(home);
  return window.get('drafts.open', { job });
}

const cellsOf = async (job: string) =>
  (await window.get('rows.page', { job, offset: 0, limit: 50 })).items.map(({ cells }) => cells);

const BOTH = 'Room,Display name;Extension\n101,Bar;7101\n102,Spa;7102\n';

test('a draft tells how its file was read, and why', async () => {
  const draft = await draftOf('rooms.csv', 'Room;Extension\n101;7101\n');
  expect(draft.reading).toEqual({});
  expect(draft.sheets[0]).toMatchObject({ file: 'rooms.csv', inFile: 'rooms.csv' });
  const told = draft.decisions.map(({ file, what, value }) => [file, what, value]);
  expect(told).toContainEqual(['rooms.csv', 'delimiter', ';']);
  for (const { evidence } of draft.decisions) expect(evidence).toMatch(/\.$/);
});

test('a person decides the encoding; edits stay, and all of it outlives the program', async () => {
  const { job } = await draftOf(
    'rooms.csv',
    iconv.encode('Room,Display name\n101,Bar é1\n102,Spa\n', 'windows-1252'),
  );
  const cells = [{ key: 'rooms.csv!3', column: 1, text: 'Gym' }];
  await window.get('rows.edit', { job, cells });
  const reading = { 'rooms.csv': { encoding: 'shift_jis' as const } };
  const read = await window.get('drafts.read', { job, reading });
  expect(read).toMatchObject({
    lost: null,
    reading,
    undo: { undo: 'Display name in row 3 of rooms.csv' },
  });
  expect(read.decisions.find(({ what }) => what === 'encoding')).toMatchObject({
    value: 'shift_jis',
    chosen: true,
  });
  expect((await cellsOf(job))[1]).toEqual(['102', 'Gym']);
  expect(await again(job)).toMatchObject({ reading, rows: 2 });
  expect((await cellsOf(job))[0]?.[1]).not.toBe('Bar é1');
  await window.get('drafts.read', { job, reading: {} });
  expect(await cellsOf(job)).toEqual([
    ['101', 'Bar é1'],
    ['102', 'Gym'],
  ]);
});

test('edits of rows that are no longer read are said, and count again once they are', async () => {
  const { job } = await draftOf('rooms.csv', 'Room,Extension\n101,7101\n102,7102\n103,7103\n');
  const sheet = 'rooms.csv';
  const cells = [{ key: `${sheet}!4`, column: 1, text: '7999' }];
  await window.get('rows.edit', { job, cells });
  const reading = { [sheet]: { sheets: { [sheet]: { lastRow: 3 } } } };
  const short = await window.get('drafts.read', { job, reading });
  expect(short.rows).toBe(2);
  expect(short.lost).toBe(
    '1 edited cell is in rows or columns that are no longer read; it counts again once they are.',
  );
  expect(short.notes.map(({ code }) => code)).toContain('edits-unseen');
  expect(short.undo.undo).toBe('a cell that is not read');
  const whole = await window.get('drafts.read', { job, reading: {} });
  expect(whole).toMatchObject({ rows: 3, lost: null });
  expect((await cellsOf(job))[2]).toEqual(['103', '7999']);
});

test('where the columns are cut otherwise, edits and choices of columns are taken back for good, and said', async () => {
  const { job } = await draftOf('rooms.csv', BOTH);
  const sheet = 'rooms.csv';
  const byComma = { [sheet]: { delimiter: ',' as const } };
  await window.get('drafts.read', { job, reading: byComma });
  await window.get('drafts.map', { job, columns: [{ sheet, index: 0, field: 'room' }] });
  const cells = [
    { key: `${sheet}!2`, column: 0, text: '901' },
    { key: `${sheet}!3`, column: 0, text: '902' },
  ];
  await window.get('rows.edit', { job, cells });
  const reading = { [sheet]: { delimiter: ';' as const } };
  const read = await window.get('drafts.read', { job, reading });
  expect(read.lost).toBe(
    '2 edited cells are taken back, since the file is cut into other columns now. 1 choice of a column is taken back, since the column is another now.',
  );
  expect(read.undo).toEqual({ undo: null, redo: null });
  const cut = [
    ['101,Bar', '7101'],
    ['102,Spa', '7102'],
  ];
  await window.get('drafts.map', { job, columns: [{ sheet, index: 0, field: 'room' }] });
  expect(await cellsOf(job)).toEqual(cut);
  await window.get('rows.undo', { job });
  await window.get('rows.redo', { job });
  expect(await cellsOf(job)).toEqual(cut);
  expect((await again(job)).undo).toEqual({ undo: null, redo: null });
  expect(await cellsOf(job)).toEqual(cut);
});

test('what cannot be read so is refused with a sentence, and the draft stays as it was', async () => {
  const { job } = await draftOf('rooms.csv', 'Room,Extension\n101,7101\n');
  const refusal = (reading: Readings) => window.refusal('drafts.read', { job, reading });
  expect(await refusal({ 'other.csv': { delimiter: ',' } })).toMatchObject({ code: 'bad-input' });
  const unknown = await refusal({ 'rooms.csv': { sheets: { Rooms: { headerRow: 1 } } } });
  expect(unknown.message).toBe('There is no sheet "Rooms"; the only sheet is "rooms.csv".');
  const none = await refusal({ 'rooms.csv': { sheets: { 'rooms.csv': { use: 'leave' } } } });
  expect(none.message).toContain('No sheet of "rooms.csv" is to be read');
  expect(await window.get('drafts.open', { job })).toMatchObject({ reading: {}, rows: 1 });
});

test('a preview shows the rows as the file has them, and what was made of each', async () => {
  const lines = ['Grand Hotel', '', 'Room,Extension', ' 101,7101'];
  for (let room = 102; room <= 180; room++) lines.push(`${room},7${room}`);
  const { job } = await draftOf('rooms.csv', `${lines.join('\n')}\n`);
  const name = 'rooms.csv';
  const preview = await window.get('drafts.preview', { job, file: name, sheet: name });
  expect(preview.read).toBe(true);
  expect(preview.total).toBe(82);
  expect(preview.first.slice(0, 3)).toEqual([
    { number: 1, cells: ['Grand Hotel'], part: 'title' },
    { number: 3, cells: ['Room', 'Extension'], part: 'header' },
    { number: 4, cells: [' 101', '7101'], part: 'table' },
  ]);
  expect(preview.last.at(-1)).toEqual({ number: 83, cells: ['180', '7180'], part: 'table' });
  const reading = { [name]: { sheets: { [name]: { lastRow: 4 } } } };
  await window.get('drafts.read', { job, reading });
  const shorter = await window.get('drafts.preview', { job, file: name, sheet: name });
  expect(shorter.first[3]).toMatchObject({ number: 5, part: 'footer' });
  const error = await window.refusal('drafts.preview', { job, file: name, sheet: 'Rooms' });
  expect(error.code).toBe('bad-input');
});

test('two files of one name are decided about one by one', async () => {
  await mkdir(join(folder, 'other'));
  const files = [join(folder, 'rooms.csv'), join(folder, 'other', 'rooms.csv')];
  for (const path of files) await writeFile(path, BOTH);
  const { job, decisions } = await window.get('drafts.create', { files });
  expect(new Set(decisions.map(({ file }) => file))).toEqual(
    new Set(['rooms.csv', 'rooms.csv (2)']),
  );
  const reading = {
    'rooms.csv': { delimiter: ';' as const },
    'rooms.csv (2)': { delimiter: ',' as const },
  };
  const read = await window.get('drafts.read', { job, reading });
  expect(read.sheets.map(({ file, headers }) => [file, headers[0]])).toEqual([
    ['rooms.csv', 'Room,Display name'],
    ['rooms.csv (2)', 'Room'],
  ]);
});
