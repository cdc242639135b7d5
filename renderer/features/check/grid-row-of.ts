import type { Draft, DraftRow } from '../../../shared/contract/calls/drafts.ts';
import { SHEETS } from '../../../shared/domain/sheets.ts';
import { fieldName } from '../../../shared/domain/fields.ts';
import type { FieldName, FieldUse } from '../../../shared/domain/fields.ts';
import type { Problem } from '../../../shared/domain/problem.ts';
import { WHOLE_ROW } from '../../ui/grid/grid-row.ts';
import type { CellMark, GridColumn, GridRow } from '../../ui/grid/grid-row.ts';

export type DraftSheet = Draft['sheets'][number];

/** Pixels. */
const CHARACTER = 8;
/** Padding, and room for the sign of a problem. */
const EDGES = 46;
const WIDEST = 280;
const NARROWEST = 84;

/** A field as its own sheet has it, else as another has. */
function fieldUse(field: FieldName, kind: DraftSheet['kind']): FieldUse | undefined {
  const sheets = SHEETS.toSorted((a, b) => Number(b.kind === kind) - Number(a.kind === kind));
  return sheets.flatMap((sheet) => sheet.fields).find((use) => use.field === field);
}

/** What a field is called in templates and on screens. */
export function titleOf(field: FieldName, kind: DraftSheet['kind']): string {
  return fieldUse(field, kind)?.title ?? field;
}

/** The columns of a sheet as the file has them, as wide as what they hold. */
export function gridColumns(sheet: DraftSheet): GridColumn[] {
  return sheet.headers.map((header, index) => {
    const column = sheet.columns.find((candidate) => candidate.index === index);
    const field = column?.field ?? null;
    const use = field === null ? null : titleOf(field, sheet.kind);
    const help = field === null ? undefined : fieldUse(field, sheet.kind)?.explain;
    const longest = Math.max(
      header.length,
      use?.length ?? 0,
      ...(column?.samples ?? []).map((sample) => sample.length + 1),
    );
    const width = Math.round(longest * CHARACTER + EDGES);
    return {
      header,
      use,
      width: Math.max(NARROWEST, Math.min(WIDEST, width)),
      ...(help !== undefined && { help }),
    };
  });
}

/** The column that a problem is about, by its header and else by its field. */
function columnOf(problem: Problem, sheet: DraftSheet): number {
  if (problem.column === null) return WHOLE_ROW;
  const named = sheet.columns.filter((column) => column.column === problem.column);
  const fed = named.find((column) => column.field === problem.field) ?? named[0];
  if (fed !== undefined) return fed.index;
  const place = sheet.headers.indexOf(problem.column);
  return place >= 0 ? place : WHOLE_ROW;
}

function markOf(problem: Problem): CellMark {
  const { severity, code, found, message, fix, repair } = problem;
  return { severity, code, found, message, fix, ...(repair !== undefined && { repair }) };
}

export function gridRowOf(row: DraftRow, sheet: DraftSheet): GridRow {
  const marks = new Map<number, CellMark[]>();
  for (const problem of row.problems) {
    const column = columnOf(problem, sheet);
    marks.set(column, [...(marks.get(column) ?? []), markOf(problem)]);
  }
  const shaped = fieldName.options.flatMap((field) => {
    const text = row.shaped[field];
    return text === undefined ? [] : [{ use: titleOf(field, sheet.kind), text }];
  });
  return { key: row.key, number: row.row, cells: row.cells, before: row.before, shaped, marks };
}
