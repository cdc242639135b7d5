import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FieldName } from '../../../shared/domain/fields.ts';
import { limits } from '../../../shared/domain/settings.ts';
import type { Shaping } from '../../../shared/domain/shaping.ts';
import type { SourceCell, SourceSheet } from '../../../shared/domain/source.ts';
import { shownText } from '../../../shared/domain/source.ts';
import { createDraftState, understandAnew } from '../../../main/app/drafts/draft-state.ts';
import type { DraftState } from '../../../main/app/drafts/draft-state.ts';
import { editCells, redoEdits, undoEdits } from '../../../main/app/drafts/edit-cells.ts';
import type { CellEdit } from '../../../main/app/drafts/edit-cells.ts';
import { pageOfRows } from '../../../main/app/drafts/row-pages.ts';
import { causesOf, tallyOf } from '../../../main/app/drafts/tally.ts';
import { checkRows } from '../../../main/engine/understand/check-rows.ts';
import { mapChosen } from '../../../main/engine/understand/map-chosen.ts';
import type { ColumnChoice } from '../../../main/engine/understand/map-chosen.ts';
import { mapRows } from '../../../main/engine/understand/map-rows.ts';
import type { EditGroup, EditedCell, Edits } from '../../../main/jobs/edit-table.ts';
import type { Job } from '../../../main/jobs/job-store.ts';

const context = { country: 'US', vertical: null, limits: limits.parse({ contactsPerBook: 3 }) };

/** The table of edits, without its disk. */
function editTable(): { job: Job; read(): Edits } {
  const edits: Edits = { groups: [], cursor: 0 };
  const job = {
    edits: {
      append: async (cells: EditedCell[]): Promise<EditGroup> => {
        const group = { id: edits.groups.length + 1, parent: edits.cursor, cells };
        edits.groups.push(group);
        edits.cursor = group.id;
        return group;
      },
      moveTo: async (group: number) => void (edits.cursor = group),
    },
  };
  return { job: job as unknown as Job, read: () => structuredClone(edits) };
}

function sheet(name: string, headers: string[], rows: SourceCell[][]): SourceSheet {
  return {
    name,
    visible: true,
    headerRow: 1,
    headers,
    rows: rows.map((cells, at) => ({ number: at + 2, cells })),
  };
}

/** Few values, so that rows share keys, break rules, and blanks come and go. */
const cell = fc.constantFrom<SourceCell>(
  '',
  '101',
  ' 101',
  '102 ',
  '7101',
  'Desk',
  'Desk; Spa',
  'Reception',
  '+12065550100',
  '(clear)',
  '0101',
  '0102',
  '1-2',
  '1-3',
  '1-4',
  '1-Feb',
  '2-Jan',
  '44593',
  '442079460000',
  'De\u00adsk',
  '7.101',
  '2065550100 ',
  { type: 'number', raw: '5.58199E+12' },
  { type: 'date', raw: '44927', shown: '1/1/2023' },
);
const rowsOf = (columns: number) =>
  fc.array(fc.array(cell, { minLength: 1, maxLength: columns }), { minLength: 1, maxLength: 6 });

const sheets = fc
  .tuple(rowsOf(4), rowsOf(4))
  .map(([rooms, contacts]) => [
    sheet('Rooms', ['Room', 'Extension', 'Address books', 'Note'], rooms),
    sheet('Contacts', ['Address book', 'Name', 'Phone 1', 'Phone 2'], contacts),
    sheet('Notes', ['What', 'Who', 'When', 'Why'], [['x', 'y', 'z']]),
  ]);

type Op =
  | { op: 'edit'; cells: { sheet: number; row: number; column: number; text: string }[] }
  | { op: 'undo' | 'redo' | 'crash' }
  | { op: 'choose'; sheet: string; index: number; field: FieldName | null }
  | { op: 'shape'; shapings: Shaping[] };

const shaping = fc.constantFrom<Shaping>(
  { do: 'constant', sheet: 'Contacts', field: 'addressBook', value: 'Desk' },
  { do: 'affix', sheet: 'Rooms', field: 'extension', strip: '+', prefix: '7' },
  {
    do: 'values',
    sheet: 'Rooms',
    field: 'addressBooks',
    pairs: [{ from: 'Spa', to: 'Wellness' }],
    other: 'keep',
  },
  {
    do: 'split',
    sheet: 'Rooms',
    column: 3,
    by: 'blank',
    into: ['floor', 'displayName'],
    rest: 'first',
  },
  { do: 'join', sheet: 'Contacts', columns: [2, 3], with: '', field: 'phone1' },
);

const op: fc.Arbitrary<Op> = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.record({
      op: fc.constant('shape' as const),
      shapings: fc.uniqueArray(shaping, { maxLength: 4 }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      op: fc.constant('edit' as const),
      cells: fc.array(
        fc.record({
          sheet: fc.nat(1),
          row: fc.nat(5),
          column: fc.nat(3),
          text: fc.oneof(fc.constant(''), cell.map(shownText)),
        }),
        { minLength: 1, maxLength: 4 },
      ),
    }),
  },
  { weight: 3, arbitrary: fc.record({ op: fc.constantFrom('undo', 'redo', 'crash') }) },
  {
    weight: 1,
    arbitrary: fc.record({
      op: fc.constant('choose' as const),
      sheet: fc.constantFrom('Rooms', 'Contacts'),
      index: fc.nat(3),
      field: fc.constantFrom<FieldName | null>(null, 'room', 'extension', 'phone1', 'floor'),
    }),
  },
);

/** Fills cells of files as a person would who had edited the files themselves. */
function filled(files: readonly SourceSheet[], groups: readonly CellEdit[][]): SourceSheet[] {
  const copies = structuredClone([...files]);
  for (const edit of groups.flat()) {
    for (const copy of copies) {
      const row = copy.rows.find(({ number }) => `${copy.name}!${number}` === edit.key);
      const original = files.find(({ name }) => name === copy.name);
      if (!row || !original) continue;
      const ofFile = original.rows[copy.rows.indexOf(row)]?.cells[edit.column];
      while (row.cells.length <= edit.column) row.cells.push('');
      row.cells[edit.column] = shownText(ofFile) === edit.text ? (ofFile ?? '') : edit.text;
    }
  }
  return copies;
}

/** The rows of files, checked as if they had just been read. */
function freshly(files: readonly SourceSheet[], choices: ColumnChoice[], shapings: Shaping[]) {
  const { mapping } = mapChosen(files, choices, [], shapings);
  const mapped = mapping.flatMap((one) => {
    const found = files.find(({ name }) => name === one.sheet);
    return found ? mapRows(found, one, { country: context.country, shapings }) : [];
  });
  return checkRows(mapped, context);
}

/** Cells as a person sees them: whether the file has an empty cell there or none makes no difference. */
const comparable = (rows: ReturnType<typeof freshly>) =>
  rows.map(({ cells, ...row }) => ({ ...row, cells: cells.join('\n').trimEnd() }));

function expectSame(state: DraftState, files: SourceSheet[], surviving: CellEdit[][]): void {
  const expected = freshly(filled(files, surviving), state.choices, state.shapings);
  expect(comparable(state.index.rows())).toEqual(comparable(expected));
  const tally = tallyOf(new Map(expected.map(({ key, problems }) => [key, problems])));
  const counts = ({ errors, warnings, errorRows }: typeof tally) => ({
    errors,
    warnings,
    errorRows,
  });
  expect(counts(state.tally)).toEqual(counts(tally));
  const causes = (one: typeof tally) => causesOf(one).map(({ code, rows }) => `${code} ${rows}`);
  expect(causes(state.tally)).toEqual(causes(tally));
  const wrong = expected.filter(({ state: is }) => is === 'invalid').map(({ key }) => key);
  const filter = { sheet: null, only: 'errors' as const, code: null, text: '' };
  const page = pageOfRows(state, filter, 0, 100);
  expect(page.items.map(({ key }) => key)).toEqual(wrong);
}

const reading = { files: [], decisions: [], reading: {}, sheetPlaces: new Map(), undoFloor: 0 };

test('any edits, undos, redos, choices, shapings and crashes come to a fresh read with the surviving edits', async () => {
  await fc.assert(
    fc.asyncProperty(sheets, fc.array(op, { maxLength: 14 }), async (files, ops) => {
      const { job, read } = editTable();
      const parts = {
        sources: [],
        notes: [],
        ...reading,
        sheets: files,
        context,
        repair: false,
        overrides: [],
      };
      let state = createDraftState({ ...parts, choices: [], shapings: [], edits: read() });
      const done: CellEdit[][] = [];
      let undone: CellEdit[][] = [];
      for (const one of ops) {
        if (one.op === 'edit') {
          const cells = one.cells.flatMap(({ sheet: at, row, column, text }) => {
            const { name, rows } = files[at] ?? { name: '', rows: [] };
            const source = rows[row % rows.length];
            const key = `${name}!${source?.number}`;
            return state.shown.includes(key) ? [{ key, column, text }] : [];
          });
          const { cursor } = state.history;
          const rows = await editCells(state, job, cells);
          expect(rows.ok).toBe(true);
          if (state.history.cursor !== cursor) {
            done.push(cells);
            undone = [];
          }
        } else if (one.op === 'undo') {
          await undoEdits(state, job);
          const last = done.pop();
          if (last) undone.push(last);
        } else if (one.op === 'redo') {
          await redoEdits(state, job);
          const next = undone.pop();
          if (next) done.push(next);
        } else if (one.op === 'crash') {
          const { choices, shapings } = state;
          state = createDraftState({ ...parts, choices, shapings, edits: read() });
        } else if (one.op === 'shape') {
          state.shapings = one.shapings;
          understandAnew(state);
        } else if (one.op === 'choose') {
          const { sheet: name, index, field } = one;
          state.choices = [
            ...state.choices.filter((c) => c.sheet !== name || c.index !== index),
            { sheet: name, index, field },
          ];
          understandAnew(state);
        }
        expectSame(state, files, done);
      }
    }),
    { numRuns: 120 },
  );
});

/** A draft of one sheet, and the table of its edits. */
function oneSheet(rows: SourceCell[][]): { state: DraftState; job: Job } {
  const { job, read } = editTable();
  const sheets = [sheet('Contacts', ['Address book', 'Name', 'Phone 1'], rows)];
  const files = { sources: [], notes: [], ...reading };
  const parts = { ...files, context, repair: false, overrides: [], choices: [], shapings: [] };
  return { state: createDraftState({ ...parts, sheets, edits: read() }), job };
}

test('a row that was emptied stays in sight, and stands where it stood when it is filled again', async () => {
  const { state, job } = oneSheet([
    ['Desk', 'Reception', '+12065550100'],
    ['Desk', 'Taxi', '+12065550101'],
  ]);
  const emptied = [0, 1, 2].map((column) => ({ key: 'Contacts!2', column, text: '' }));
  await editCells(state, job, emptied);
  const filter = { sheet: null, only: 'all' as const, code: null, text: '' };
  expect(pageOfRows(state, filter, 0, 9).items.map(({ cells }) => cells[1])).toEqual(['', 'Taxi']);
  expect(state.index.rows().map(({ key }) => key)).toEqual(['Contacts!3']);
  await undoEdits(state, job);
  expect(state.index.rows().map(({ key }) => key)).toEqual(['Contacts!2', 'Contacts!3']);
});

test('text that already stands in the cell is no edit, and typing what the file had ends one', async () => {
  const { state, job } = oneSheet([['Desk', 'Reception', { type: 'number', raw: '12065550100' }]]);
  const type = (text: string) => editCells(state, job, [{ key: 'Contacts!2', column: 2, text }]);
  const same = await type('12065550100');
  expect(same).toEqual({ ok: true, value: 0 });
  expect(state.history.cursor).toBe(0);
  await type('+12065550199');
  expect(state.edited.size).toBe(1);
  await type('12065550100');
  expect(state.edited.size).toBe(0);
});

test('a cell of a row or column that is not there is refused, and nothing of the group is taken', async () => {
  const { state, job } = oneSheet([['Desk', 'Reception', '+12065550100']]);
  const good = { key: 'Contacts!2', column: 1, text: 'Front desk' };
  for (const bad of [
    { key: 'Contacts!9', column: 1, text: 'x' },
    { key: 'Contacts!2', column: 3, text: 'x' },
    { key: '', column: 0, text: 'x' },
  ]) {
    expect(await editCells(state, job, [good, bad])).toMatchObject({ ok: false });
  }
  expect(state.edited.size).toBe(0);
});

test('a paste over hundreds of rows is one step of undo', async () => {
  const { state, job } = oneSheet(
    Array.from({ length: 600 }, (_, at) => ['Desk', `Guest ${at}`, '+12065550100']),
  );
  const cells = state.shown.map((key) => ({ key, column: 0, text: '' }));
  expect(await editCells(state, job, cells)).toEqual({ ok: true, value: 600 });
  expect(state.tally.errorRows).toBe(600);
  expect(await undoEdits(state, job)).toBe(600);
  expect(await undoEdits(state, job)).toBe(0);
  expect(await redoEdits(state, job)).toBe(600);
  expect(state.tally.errorRows).toBe(600);
});

test('an edit after undo takes the place of what was undone', async () => {
  const { state, job } = oneSheet([['Desk', 'Reception', '+12065550100']]);
  const type = (text: string) => editCells(state, job, [{ key: 'Contacts!2', column: 1, text }]);
  await type('One');
  await undoEdits(state, job);
  await type('Two');
  expect(await redoEdits(state, job)).toBe(0);
  await undoEdits(state, job);
  await redoEdits(state, job);
  expect(state.edited.get('Contacts!2')?.get(1)).toBe('Two');
});
