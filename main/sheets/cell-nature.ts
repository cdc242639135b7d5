import { shownText } from '../../shared/domain/source.ts';
import type { SourceCell, SourceRow } from '../../shared/domain/source.ts';
import { weightOf } from '../engine/understand/concepts.ts';
import { readHeader } from '../engine/understand/header-words.ts';

const LONGEST_LABEL = 80;

/** What a person sees in a cell, without the blanks around it. */
export function textOf(cell: SourceCell | undefined): string {
  return shownText(cell).trim();
}

/** Text with a letter that is no number, date or address: what a column may be called. */
export function isLabel(cell: SourceCell | undefined): boolean {
  if (cell === undefined || (typeof cell !== 'string' && cell.type !== 'text')) return false;
  const text = textOf(cell);
  if (text.length > LONGEST_LABEL || !/\p{L}/u.test(text)) return false;
  return !/^[+(]?\d[\d\s().,/:-]{3,}/.test(text) && !/@\S+\.\w/.test(text);
}

/** Whether a cell holds what headers do not: digits, dates, numbers, addresses. */
export function isData(cell: SourceCell | undefined): boolean {
  if (cell === undefined || textOf(cell) === '') return false;
  return !isLabel(cell) || /\d{2,}/.test(textOf(cell));
}

/** Words that all belong to what Bellhop knows of headers. */
export function isKnown(text: string): boolean {
  const { concepts, unknown } = readHeader(text);
  return unknown.length === 0 && concepts.some((concept) => concept !== 'idle');
}

/** A header that says little by itself, as "No." or "Name" do. */
export function isVague(text: string): boolean {
  const { concepts, unknown } = readHeader(text);
  return unknown.length === 0 && concepts.every((concept) => weightOf(concept) < 0.5);
}

/** Places of the cells that hold anything. */
export function filledColumns(row: SourceRow): number[] {
  const columns: number[] = [];
  row.cells.forEach((cell, column) => {
    if (textOf(cell) !== '') columns.push(column);
  });
  return columns;
}

/** Cells that hold anything, without blanks around them. */
export function filledTexts(row: SourceRow): string[] {
  return filledColumns(row).map((column) => textOf(row.cells[column]));
}

/** The same for rows that hold the same in the same places. */
export function rowKey(row: SourceRow): string {
  return JSON.stringify(filledColumns(row).map((column) => [column, textOf(row.cells[column])]));
}

/** The beginning of what a row shows, for a sentence. */
export function preview(row: SourceRow): string {
  const text = row.cells.map(shownText).filter(Boolean).join(' ').replace(/\s+/g, ' ').trim();
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
