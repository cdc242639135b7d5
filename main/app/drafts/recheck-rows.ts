import type { MappedRow, RowKey } from '../../../shared/domain/row.ts';
import type { SheetFacts } from '../../engine/understand/column-facts.ts';
import { hasHidden } from '../../engine/understand/damaged-text.ts';
import { mapRows } from '../../engine/understand/map-rows.ts';
import { trimBlanks } from '../../engine/understand/trim.ts';
import { blankNotesOf, noteId, possibleNotes, withOwnNotes } from './blank-notes.ts';
import type { BlankNote } from './blank-notes.ts';
import { cellText, withEdits } from './edited-cells.ts';
import { understandAnew } from './draft-state.ts';
import { rowKeyOf } from './row-places.ts';
import type { DraftState } from './draft-state.ts';
import { retellColumns } from './retell-columns.ts';
import { noteProblems } from './tally.ts';

const NO_SHEET_FACTS: SheetFacts = new Map();

/** Beyond this many rows a whole new check is quicker than one for each, above all where they share keys. */
const MANY = 500;
/** And so it is where they share keys with very many others. */
const MANY_OTHERS = 5000;

/** Maps and checks rows whose cells have changed, and those that share a key with them. */
export function recheckRows(state: DraftState, keys: ReadonlySet<RowKey>): void {
  state.lists.clear();
  const told = keys.size > MANY ? null : retellColumns(state, keys, MANY);
  const mapped = told && mapEach(state, new Set([...keys, ...told]));
  if (!mapped) return understandAnew(state);
  const others = new Set<RowKey>();
  let checked = 0;
  for (const row of mapped) moveNotes(state, row, others);
  for (const row of [...mapped, ...(mapEach(state, others) ?? [])]) {
    const touched = state.index.update(withOwnNotes(row, state.blanks));
    checked += touched.length;
    if (checked > MANY_OTHERS && mapped.length > 1) return understandAnew(state);
    for (const key of touched) {
      noteProblems(state.tally, key, state.index.row(key)?.problems ?? []);
    }
  }
}

/** Null where a row came to be or ceased to be one, which changes the order of rows. */
function mapEach(state: DraftState, keys: ReadonlySet<RowKey>): MappedRow[] | null {
  const rows: MappedRow[] = [];
  for (const key of keys) {
    const row = mapAlone(state, key);
    if (!row || !state.index.row(key)) return null;
    rows.push(row);
  }
  return rows;
}

/** A row as it stands, mapped by itself; undefined where it is none. */
export function mapAlone(state: DraftState, key: RowKey): MappedRow | undefined {
  const place = state.places.get(key);
  const mapping = state.mapping.find(({ sheet }) => sheet === place?.sheet.name);
  if (!place || !mapping) return undefined;
  const row = withEdits(state.edited, key, place.source);
  const { repair, context, facts, shapings } = state;
  return mapRows({ ...place.sheet, rows: [row] }, mapping, {
    repair,
    country: context.country,
    facts: facts.get(place.sheet.name) ?? NO_SHEET_FACTS,
    shapings,
  })[0];
}

/** Keeps notes about blanks at the first row of their column; `others` gets rows that win or lose one. */
function moveNotes(state: DraftState, row: MappedRow, others: Set<RowKey>): void {
  const now = blankNotesOf(row);
  const order = orderOf(state, row.key);
  for (const note of now) {
    const id = noteId(row.sheet, note);
    const first = state.blanks.get(id);
    if (first !== undefined && orderOf(state, first) <= order) continue;
    state.blanks.set(id, row.key);
    if (first !== undefined) others.add(first);
  }
  for (const note of possibleNotes(row)) {
    const id = noteId(row.sheet, note);
    if (state.blanks.get(id) !== row.key || now.some((one) => isSame(one, note))) continue;
    const next = nextWith(state, row, note);
    if (next === undefined) state.blanks.delete(id);
    else {
      state.blanks.set(id, next);
      others.add(next);
    }
  }
}

function nextWith(state: DraftState, after: MappedRow, note: BlankNote): RowKey | undefined {
  const place = state.places.get(after.key);
  const mapping = state.mapping.find(({ sheet }) => sheet === after.sheet);
  const column = mapping?.columns.find((one) => one.field === note.field);
  if (!place || !column) return undefined;
  const { rows } = place.sheet;
  for (let at = rows.indexOf(place.source) + 1; at < rows.length; at++) {
    const source = rows[at];
    if (!source) break;
    const key = rowKeyOf(place.sheet, source);
    const text = cellText(state.edited, key, source, column.index);
    if (trimBlanks(text) === text && !hasHidden(text)) continue;
    const row = mapAlone(state, key);
    if (row && blankNotesOf(row).some((one) => isSame(one, note))) return key;
  }
  return undefined;
}

function isSame(one: BlankNote, other: BlankNote): boolean {
  return one.code === other.code && one.field === other.field;
}

function orderOf(state: DraftState, key: RowKey): number {
  return state.places.get(key)?.order ?? 0;
}
