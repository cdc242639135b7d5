import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Shaping } from '../../shared/domain/shaping.ts';
import { windowApp } from '../support/window-app.ts';
import type { WindowApp } from '../support/window-app.ts';

let folder = '';
let home = '';
let window: WindowApp;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-shapings-'));
  home = join(folder, 'home');
  window = await windowApp(home);
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

const ROOMS = ['Where,Ext.,Note', 'Floor 1 / 101,x101,', 'Floor 1 / 102,x102,', '103,x103,quiet'];
const split: Shaping = {
  do: 'split',
  sheet: 'rooms.csv',
  column: 0,
  by: { text: '/' },
  into: ['floor', 'room'],
  rest: 'none',
};
const affix: Shaping = {
  do: 'affix',
  sheet: 'rooms.csv',
  field: 'extension',
  strip: 'x',
  prefix: '7',
};

const page = async (job: string) =>
  (await window.get('rows.page', { job, offset: 0, limit: 10 })).items;

test('shapings are told in words with examples, checked at once, and kept with the job', async () => {
  const { job, errorRows } = await draftOf('rooms.csv', ...ROOMS);
  expect(errorRows).toBe(3);
  const draft = await window.get('drafts.shape', { job, shapings: [split, affix] });
  expect(draft.mappingProblem).toBeNull();
  expect(draft.shapings).toEqual([
    {
      shaping: split,
      words: 'Where is split at “/” into Floor and Room.',
      examples: [
        { row: 2, before: 'Floor 1 / 101', after: 'Floor 1 | 101' },
        { row: 3, before: 'Floor 1 / 102', after: 'Floor 1 | 102' },
      ],
    },
    {
      shaping: affix,
      words: 'Extension loses “x” at its beginning or end and gets “7” before it.',
      examples: [
        { row: 2, before: 'x101', after: '7101' },
        { row: 3, before: 'x102', after: '7102' },
        { row: 4, before: 'x103', after: '7103' },
      ],
    },
  ]);
  expect(draft.causes.map(({ code }) => code)).toContain('shape.not-split');
  await window.close();
  window = await windowApp(home);
  const again = await window.get('drafts.open', { job });
  expect(again.shapings).toEqual(draft.shapings);
  expect(again.causes).toEqual(draft.causes);
});

test('rows show the cells of the file, and what was made of them beside', async () => {
  const { job } = await draftOf('rooms.csv', ...ROOMS);
  await window.get('drafts.shape', { job, shapings: [split, affix] });
  const [first] = await page(job);
  expect(first).toMatchObject({
    cells: ['Floor 1 / 101', 'x101', ''],
    before: {},
    shaped: { floor: 'Floor 1', room: '101', extension: '7101' },
  });
});

test('an edit is one of the cell of the file, and is shaped after; its undo takes it back', async () => {
  const { job } = await draftOf('rooms.csv', ...ROOMS);
  await window.get('drafts.shape', { job, shapings: [split, affix] });
  const cells = [{ key: 'rooms.csv!4', column: 0, text: 'Floor 2/103' }];
  const { draft } = await window.get('rows.edit', { job, cells });
  expect(draft.errorRows).toBe(0);
  expect((await page(job))[2]?.shaped).toMatchObject({ floor: 'Floor 2', room: '103' });
  const undone = await window.get('rows.undo', { job });
  expect(undone.draft.errorRows).toBe(1);
  expect(undone.draft.shapings).toHaveLength(2);
});

test('no shapings at all come to the draft as it was', async () => {
  const before = await draftOf('rooms.csv', ...ROOMS);
  const { job } = before;
  await window.get('drafts.shape', { job, shapings: [split, affix] });
  expect(await window.get('drafts.shape', { job, shapings: [] })).toEqual(before);
});

test('a shaping of a column that is not there is refused, one that is of no use is told', async () => {
  const { job } = await draftOf('rooms.csv', ...ROOMS);
  const gone = { ...split, column: 9 };
  expect(await window.refusal('drafts.shape', { job, shapings: [gone] })).toMatchObject({
    code: 'bad-input',
  });
  const useless: Shaping = { ...affix, field: 'trunk' };
  const draft = await window.get('drafts.shape', { job, shapings: [split, useless] });
  expect(draft.mappingProblem).toContain('since Trunk of sheet rooms.csv has no column');
});

test('a file that is cut into other columns loses the shapings of the old ones, and it is said', async () => {
  const { job } = await draftOf('rooms.csv', ...ROOMS);
  await window.get('drafts.shape', { job, shapings: [split, affix] });
  const reading = { 'rooms.csv': { delimiter: '|' as const } };
  const draft = await window.get('drafts.read', { job, reading });
  expect(draft.shapings).toEqual([]);
  expect(draft.lost).toContain('2 changes of values on their way to fields are taken back');
});

test('a kept recipe is offered for a file of the same columns, and does there what it did here', async () => {
  const first = await draftOf('rooms.csv', ...ROOMS);
  expect(first.recipe).toBeNull();
  const mapped = { job: first.job, columns: [{ sheet: 'rooms.csv', index: 2, field: null }] };
  await window.get('drafts.map', mapped);
  await window.get('drafts.shape', { job: first.job, shapings: [split, affix] });
  await window.get('recipes.save', { job: first.job, name: 'Bay' });

  const next = await draftOf('june.csv', 'Note,Where,Ext.', ',Floor 9 / 901,x901');
  expect(next.recipe).toMatchObject({ name: 'Bay', score: 1, exact: true });
  expect(next.errorRows).toBe(1);
  const { draft, notes } = await window.get('recipes.apply', { job: next.job, name: 'bay' });
  expect(notes).toEqual([
    'Recipe Bay chose 2 columns and 2 changes of values on their way to fields.',
  ]);
  expect(draft.recipe).toBeNull();
  expect(draft.errorRows).toBe(0);
  expect((await page(next.job))[0]?.shaped).toEqual({
    floor: 'Floor 9',
    room: '901',
    extension: '7901',
  });
  await window.close();
  window = await windowApp(home);
  expect(await window.get('drafts.open', { job: next.job })).toEqual(draft);
});

test('a recipe that fits in part says by name what it does not find, and applies the rest', async () => {
  const { job } = await draftOf('rooms.csv', ...ROOMS);
  await window.get('drafts.shape', { job, shapings: [split, affix] });
  await window.get('recipes.save', { job, name: 'Bay' });
  const next = await draftOf('july.csv', 'Room,Ext.,Note', '901,x901,');
  expect(next.recipe).toBeNull();
  const { draft, notes } = await window.get('recipes.apply', { job: next.job, name: 'Bay' });
  expect(notes).toContain(
    'Recipe Bay uses a column that sheet july.csv does not have: Where; the rest of the recipe applies.',
  );
  expect(draft.errorRows).toBe(0);
  expect((await page(next.job))[0]?.shaped).toEqual({ extension: '7901' });
});

test('a recipe that suits nothing leaves the draft as it is', async () => {
  const { job } = await draftOf('rooms.csv', ...ROOMS);
  await window.get('drafts.shape', { job, shapings: [split, affix] });
  await window.get('recipes.save', { job, name: 'Bay' });
  const staff = await draftOf('staff.csv', 'Address book,Name,Phone', 'Desk,Ann,+12065550100');
  const refused = await window.refusal('recipes.apply', { job: staff.job, name: 'Bay' });
  expect(refused.message).toContain('Recipe Bay suits no sheet of these files');
  expect(await window.get('drafts.open', { job: staff.job })).toEqual(staff);

  // Neither does one that would have the files read otherwise.
  const reading = { 'rooms.csv': { delimiter: ',' as const } };
  await window.get('drafts.read', { job, reading });
  await window.get('recipes.save', { job, name: 'Bay', replace: true });
  await window.refusal('recipes.apply', { job: staff.job, name: 'Bay' });
  expect(await window.get('drafts.open', { job: staff.job })).toEqual(staff);
});

test('how files are read goes with a recipe', async () => {
  const lines = ['Bay Hotel', 'Rooms of the east wing', ...ROOMS];
  const { job } = await draftOf('rooms.csv', ...lines);
  const sheets = { 'rooms.csv': { headerRow: 3 } };
  await window.get('drafts.read', { job, reading: { 'rooms.csv': { delimiter: ',', sheets } } });
  await window.get('drafts.shape', { job, shapings: [split] });
  await window.get('recipes.save', { job, name: 'Bay' });
  const next = await draftOf('june.csv', ...lines);
  const { draft } = await window.get('recipes.apply', { job: next.job, name: 'Bay' });
  expect(draft.reading).toEqual({
    'june.csv': { delimiter: ',', everySheet: { headerRow: 3 } },
  });
  expect(draft.decisions.filter(({ chosen }) => chosen).map(({ what }) => what)).toEqual(
    expect.arrayContaining(['delimiter', 'headerRow']),
  );
});

test('a recipe keeps its name to itself until it is to be replaced', async () => {
  const { job } = await draftOf('rooms.csv', ...ROOMS);
  await window.get('drafts.shape', { job, shapings: [split] });
  await window.get('recipes.save', { job, name: 'Bay' });
  const refused = await window.refusal('recipes.save', { job, name: 'BAY' });
  expect(refused.message).toBe(
    'There is already a recipe "BAY"; replace it, or give another name.',
  );
  await window.get('drafts.shape', { job, shapings: [split, affix] });
  const scope = { brand: 'Bay Hotels' };
  await window.get('recipes.save', { job, name: 'Bay', scope, replace: true });
  const { recipes } = await window.get('recipes.list', {});
  expect(recipes).toMatchObject([{ name: 'Bay', brand: 'Bay Hotels' }]);
  expect(recipes[0]?.words).toEqual([
    'Rooms: Extension from “Ext.”.',
    'Where is split at “/” into Floor and Room.',
    'Extension loses “x” at its beginning or end and gets “7” before it.',
  ]);
});

test('a recipe goes to a file and comes back from it under another name', async () => {
  const { job } = await draftOf('rooms.csv', ...ROOMS);
  await window.get('drafts.shape', { job, shapings: [split] });
  const kept = await window.get('recipes.save', { job, name: 'Bay' });
  const file = join(folder, 'bay.json');
  await window.get('recipes.export', { name: 'Bay', to: file });
  const imported = await window.get('recipes.import', { file, name: 'Bay 2' });
  expect(imported).toEqual({ ...kept, name: 'Bay 2' });
  expect((await window.refusal('recipes.import', { file })).message).toContain('already a recipe');
  const left = await window.get('recipes.remove', { name: 'Bay' });
  expect(left.recipes.map(({ name }) => name)).toEqual(['Bay 2']);
  expect((await window.refusal('recipes.remove', { name: 'Bay' })).message).toContain(
    'There is no recipe "Bay"',
  );
});

test('a check by a recipe comes to the same as by what it was kept from, and flags outweigh it', async () => {
  const path = join(folder, 'rooms.csv');
  await writeFile(path, `${ROOMS.join('\n')}\n`);
  const files = [path];
  const shape = [
    {
      do: 'split' as const,
      column: 'Where',
      by: { text: '/' },
      into: ['floor' as const, 'room' as const],
    },
    { do: 'affix' as const, field: 'extension' as const, strip: 'x', prefix: '7' },
  ];
  const made = await window.get('sources.check', { files, shape, saveRecipe: 'Bay' });
  expect(made.recipe).toEqual({ applied: null, saved: { name: 'Bay', replaced: false } });
  expect(made.shaped.map(({ rows }) => rows)).toEqual([2, 3]);
  const recipe = { name: 'Bay' };
  const same = await window.get('sources.check', { files, recipe });
  expect(same.problems).toEqual(made.problems);
  expect(same.shaped.map(({ shaping }) => shaping)).toEqual(
    expect.arrayContaining(made.shaped.map(({ shaping }) => shaping)),
  );
  const other = await window.get('sources.check', {
    files,
    recipe,
    shape: [{ do: 'affix', field: 'extension', strip: 'x', prefix: '9' }],
    map: [{ field: 'displayName', column: 'Note' }],
  });
  expect(other.shaped.flatMap(({ examples }) => examples.map(({ after }) => after))).toEqual(
    expect.arrayContaining(['9101', '9102', '9103']),
  );
  expect(other.shaped).toHaveLength(2);
  expect(other.mapping[0]?.columns[2]).toMatchObject({
    field: 'displayName',
    reason: 'You chose this column.',
  });
  expect(other.mapping[0]?.columns[1]?.reason).toBe('Recipe Bay says so.');
});

test('a shaping that is only tried tells what it would come to, and leaves the draft as it is', async () => {
  const { job } = await draftOf('rooms.csv', ...ROOMS);
  const kept = await window.get('drafts.shape', { job, shapings: [split] });
  const tried = await window.get('drafts.tryShape', { job, shaping: affix });
  expect(tried.words).toBe('Extension loses “x” at its beginning or end and gets “7” before it.');
  expect(tried.examples[0]).toEqual({ row: 2, before: 'x101', after: '7101' });
  expect(await window.get('drafts.open', { job })).toEqual(kept);
  const other = await window.refusal('drafts.tryShape', {
    job,
    shaping: { ...affix, sheet: 'contacts.csv' },
  });
  expect(other.code).toBe('bad-input');
});

test('a column about guests says so beside what it is used as', async () => {
  const draft = await draftOf('rooms.csv', 'Room,Guest name', '101,Ann Lee', '102,Bo Fox');
  expect(draft.sheets[0]?.columns.map(({ personal }) => personal)).toEqual([
    null,
    expect.stringMatching(/^Column Guest name seems to hold names of guests/),
  ]);
});
