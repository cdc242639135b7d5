import type { ReadDecision, SheetReading } from '../../shared/domain/reading.ts';
import type { SourceRow, SourceSheet } from '../../shared/domain/source.ts';
import { columnLetter } from '../engine/understand/column-letter.ts';
import { preview } from './cell-nature.ts';
import type { SheetEnd, Tell } from './sheet-events.ts';

/** What is decided about one sheet, without what is the same for all of its decisions. */
type Decided = Pick<ReadDecision, 'what' | 'value' | 'shown' | 'evidence'> &
  Partial<Pick<ReadDecision, 'sure' | 'others'>>;

export type Decide = (decided: Decided) => void;

/** Tells decisions about a sheet; those that a person took are certain. */
export function decideAbout(
  { file, name }: { file: string; name: string },
  reading: SheetReading,
  tell: Tell,
): Decide {
  return ({ sure = true, others = [], ...decided }) => {
    const chosen = reading[decided.what as keyof SheetReading] !== undefined;
    tell.decide({ file, sheet: name, ...decided, chosen, sure: chosen || sure, others });
  };
}

const READ = { value: 'read', shown: 'read' };
const LEAVE = { value: 'leave', shown: 'left out' };

/** Whether a sheet is used that is hidden, further down or beside another, or chosen. */
export function decideUse(decide: Decide, isUsed: boolean, evidence: string, sure: boolean): void {
  const [value, other] = isUsed ? [READ, LEAVE] : [LEAVE, READ];
  decide({ what: 'use', ...value, evidence, sure, others: [other] });
}

export type HeaderFacts = {
  name: string;
  titles: readonly SourceRow[];
  /** Number of the first row of the header, and how many rows it takes. */
  first: number;
  count: number;
  headers: readonly string[];
  sure: boolean;
};

export function decideHeader(decide: Decide, facts: HeaderFacts): void {
  const { name, titles, first, count, headers, sure } = facts;
  const names = headers.filter((header) => header !== '');
  const shownNames = names.slice(0, 4).join(', ') + (names.length > 4 ? ', …' : '');
  decide({
    what: 'headerRow',
    value: String(first),
    shown: `row ${first}`,
    evidence: `Row ${first} of sheet "${name}" names the columns (${shownNames})${titlesAbove(titles)}.`,
    sure,
  });
  if (count === 1) return;
  decide({
    what: 'headerRows',
    value: String(count),
    shown: `${count} rows`,
    evidence: `The header of sheet "${name}" takes rows ${first} to ${first + count - 1}, which are read together, as in "${jointName(headers)}".`,
    others: [1, 2, 3]
      .filter((other) => other !== count)
      .map((other) => ({ value: String(other), shown: counted(other, 'row') })),
  });
}

function titlesAbove(titles: readonly SourceRow[]): string {
  const [title] = titles;
  if (!title) return '';
  return titles.length === 1
    ? `; the row above it ("${preview(title)}") stands outside the table`
    : `; the ${titles.length} rows above it ("${preview(title)}" and more) stand outside the table`;
}

/** A name of more than one word, as an example. */
function jointName(headers: readonly string[]): string {
  return headers.find((header) => header.includes(' ')) ?? headers.find(Boolean) ?? '';
}

export function decideNoHeader(decide: Decide, name: string): void {
  decide({
    what: 'headerRow',
    value: '',
    shown: 'no row',
    evidence: `No row of sheet "${name}" names the columns, so nothing of it can be used; choose the row that does, or put a row with names above the table.`,
    sure: false,
  });
}

export function decideLastRow(decide: Decide, last: number, evidence: string, sure = true): void {
  decide({ what: 'lastRow', value: String(last), shown: `row ${last}`, evidence, sure });
}

/** Says what is hidden of a table, and whether it is read. */
export function decideHidden(
  decide: Decide,
  { name, headers }: Pick<SourceSheet, 'name' | 'headers'>,
  hidden: { rows: readonly number[]; columns: readonly number[]; filtered: boolean },
  reading: SheetReading,
): void {
  const [first] = hidden.rows;
  if (first !== undefined) {
    const many = hidden.rows.length;
    const which = many === 1 ? `row ${first}` : `the first is row ${first}`;
    const evidence = hidden.filtered
      ? `A filter hides ${counted(many, 'row')} of sheet "${name}" (${which}).`
      : `${counted(many, 'row')} of sheet "${name}" ${many === 1 ? 'is' : 'are'} hidden (${which}).`;
    decideRead(decide, 'hiddenRows', reading.hiddenRows, evidence);
  }
  if (hidden.columns.length > 0) {
    const names = hidden.columns.map((column) => headers[column] || `(${columnLetter(column)})`);
    const evidence = `Sheet "${name}" has hidden columns: ${names.join(', ')}.`;
    decideRead(decide, 'hiddenColumns', reading.hiddenColumns, evidence);
  }
}

function decideRead(
  decide: Decide,
  what: 'hiddenRows' | 'hiddenColumns',
  chosen: 'read' | 'leave' | undefined,
  evidence: string,
): void {
  const [value, other] = chosen === 'leave' ? [LEAVE, READ] : [READ, LEAVE];
  decide({
    what,
    ...value,
    shown: value === READ ? 'read like the others' : 'left out',
    evidence,
    sure: false,
    others: [other],
  });
}

/** "1 row", "2 rows". */
export function counted(count: number, what: string): string {
  return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
}

/** Hidden columns of a table that are anybody's: Bellhop hides its own key columns. */
export function hiddenColumnsOf(end: SheetEnd, headers: readonly string[]): number[] {
  return end.hiddenColumns.filter(
    (column) => column < headers.length && !headers[column]?.startsWith('Bellhop '),
  );
}
