import { CLEAR } from '../../../shared/domain/fields.ts';
import type { FieldName } from '../../../shared/domain/fields.ts';
import type { SheetMapping } from '../../../shared/domain/mapping.ts';
import type { Problem } from '../../../shared/domain/problem.ts';
import type { MappedRow } from '../../../shared/domain/row.ts';
import type { Shaping, ShapingOf } from '../../../shared/domain/shaping.ts';
import { sheetOf } from '../../../shared/domain/sheets.ts';
import { shownText } from '../../../shared/domain/source.ts';
import type { SourceRow, SourceSheet } from '../../../shared/domain/source.ts';
import { readCell } from './cell-damage.ts';
import { columnName } from './column-letter.ts';
import { isTextField } from './field-natures.ts';
import { error, problemAt } from './problem-at.ts';
import { affixText, splitText, turnText, valueMap } from './shape-text.ts';
import { fieldsOf } from './shaping-feeds.ts';
import { titleOf, titlesOf } from './shaping-words.ts';
import { trimBlanks } from './trim.ts';

/** Makes of the cells of a row what the shapings of its sheet want; returns what stood in the way. */
export type Shaper = {
  /** The column behind each field that a shaping makes, for problems: of several the last one. */
  columns: MappedRow['columns'];
  /** Splits, joins, and changes the values that are there. */
  shape(row: MappedRow, source: SourceRow): Problem[];
  /** Fills what is empty; only for rows that hold anything. */
  complete(row: MappedRow): void;
};

type Step = (row: MappedRow, source: SourceRow) => Problem[];

/**
 * The shapings of a sheet in their fixed order: split, join, turn, replace values, strip and prefix;
 * constants come last. Null where the sheet has none.
 *
 * @param repair consent to take the digits behind a number that the spreadsheet shows in another form
 */
export function shaperOf(
  sheet: Pick<SourceSheet, 'headers'>,
  mapping: SheetMapping,
  shapings: readonly Shaping[],
  repair: boolean,
): Shaper | null {
  const { kind } = mapping;
  if (kind === null) return null;
  const known = new Set(sheetOf(kind).fields.map((use) => use.field));
  const lists = new Set(
    sheetOf(kind).fields.flatMap((use) => (use.list === true ? [use.field] : [])),
  );
  const here = shapings.filter(
    (one) => one.sheet === mapping.sheet && fieldsOf(one).every((field) => known.has(field)),
  );
  if (here.length === 0) return null;

  const of = <D extends Shaping['do']>(what: D): ShapingOf<D>[] =>
    here.filter((one): one is ShapingOf<D> => one.do === what);
  const columns: MappedRow['columns'] = {};
  const behind = (fields: readonly FieldName[], column: number): void => {
    for (const field of fields) columns[field] = columnName(sheet.headers[column] ?? '', column);
  };
  const steps: Step[] = [];
  for (const split of of('split')) {
    behind(fieldsOf(split), split.column);
    steps.push(splitStep(split, titlesOf(kind, fieldsOf(split)), repair));
  }
  for (const join of of('join')) {
    behind([join.field], join.columns.at(-1) ?? 0);
    steps.push(joinStep(join, repair));
  }
  for (const turn of of('turn')) {
    steps.push(valueStep(turn.field, lists, (text) => turnText(text, turn.at)));
  }
  for (const values of of('values')) {
    steps.push(replaceStep(values, lists, titleOf(kind, values.field)));
  }
  for (const affix of of('affix')) {
    steps.push(valueStep(affix.field, lists, (text) => affixText(text, affix)));
  }
  const constants = of('constant');

  return {
    columns,
    shape: (row, source) => steps.flatMap((step) => step(row, source)),
    complete: (row) => {
      for (const { field, value } of constants) {
        if (row.values[field] === undefined) put(row, field, trimBlanks(value), '');
      }
    },
  };
}

function splitStep(split: ShapingOf<'split'>, titles: string, repair: boolean): Step {
  const { column, by, into, rest } = split;
  const fields = fieldsOf(split);
  // Digits that a spreadsheet spoilt are spoilt for whichever part is text.
  const first = fields.find(isTextField) ?? fields[0];
  return (row, source) => {
    const cell = source.cells[column];
    if (cell === undefined || cell === '' || first === undefined) return [];
    const { text, finding } = readCell(cell, first, repair);
    const problems = finding ? [problemAt(row, first, finding, shownText(cell))] : [];
    const whole = trimBlanks(text);
    if (whole === '') return problems;
    const parts = splitText(whole, by, into.length, rest);
    if (parts === null) return [...problems, problemAt(row, first, notSplit(titles), whole)];
    for (const [at, field] of into.entries()) {
      if (field !== null) put(row, field, parts[at] ?? '', whole);
    }
    return problems;
  };
}

function joinStep({ columns, with: between, field }: ShapingOf<'join'>, repair: boolean): Step {
  return (row, source) => {
    const problems: Problem[] = [];
    const parts: string[] = [];
    for (const column of columns) {
      const cell = source.cells[column];
      if (cell === undefined || cell === '') continue;
      const { text, finding } = readCell(cell, field, repair);
      if (finding) problems.push(problemAt(row, field, finding, shownText(cell)));
      const part = trimBlanks(text);
      if (part !== '') parts.push(part);
    }
    if (parts.length > 0) put(row, field, parts.join(between), parts.join(' + '));
    return problems;
  };
}

/** Changes each value of a field; a cell that asks to be cleared stays what it is. */
function valueStep(
  field: FieldName,
  lists: ReadonlySet<FieldName>,
  change: (text: string) => string,
): Step {
  return (row) => {
    const before = row.values[field];
    if (before !== undefined) put(row, field, eachValue(before, lists.has(field), change), before);
    return [];
  };
}

function replaceStep(
  { field, pairs, other }: ShapingOf<'values'>,
  lists: ReadonlySet<FieldName>,
  title: string,
): Step {
  const replaced = valueMap(pairs);
  return (row) => {
    const before = row.values[field];
    if (before === undefined) return [];
    const whole = replaced(before);
    const unknown: string[] = [];
    const change = (text: string): string => {
      const to = replaced(text);
      if (to !== null) return to;
      unknown.push(text);
      return other === 'empty' ? '' : text;
    };
    put(row, field, whole ?? eachValue(before, lists.has(field), change), before);
    if (other !== 'error') return [];
    return unknown.map((text) => problemAt(row, field, notListed(title), text));
  };
}

function eachValue(text: string, isList: boolean, change: (text: string) => string): string {
  const changed = (part: string): string => (part.toLowerCase() === CLEAR ? part : change(part));
  if (!isList || !text.includes(';')) return changed(text);
  return text
    .split(';')
    .map((part) => changed(trimBlanks(part)))
    .filter((part) => part !== '')
    .join('; ');
}

/** Keeps what the file had when a field is first made something else. */
function put(row: MappedRow, field: FieldName, text: string, before: string): void {
  const value = trimBlanks(text);
  if (value === row.values[field]) return;
  if (value === '') {
    const { [field]: _old, ...others } = row.values;
    row.values = others;
  } else {
    row.values[field] = value;
  }
  if (value === before) return;
  row.shaped = { ...row.shaped, [field]: row.shaped?.[field] ?? before };
}

const notSplit = (titles: string) =>
  error(
    'shape.not-split',
    `The cell cannot be parted into ${titles} as the column is split.`,
    'Write it as the other cells of the column, or change how the column is split.',
  );
const notListed = (title: string) =>
  error(
    'shape.unknown-value',
    `The value is none of those that are replaced for ${title}.`,
    'Add it to the values that are replaced, or correct the cell.',
  );
