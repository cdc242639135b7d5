import { SHEET_KINDS } from '../../../shared/domain/kinds.ts';
import type { SheetKind } from '../../../shared/domain/kinds.ts';
import { sheetOf } from '../../../shared/domain/sheets.ts';
import { countOf, joined } from '../../ui/format.ts';

/** Inbound calling costs a request a room and contact, so a person asks for it. */
export const USUAL_KINDS = SHEET_KINDS.filter((kind) => kind !== 'inboundCalling');

function pad(part: number): string {
  return String(part).padStart(2, '0');
}

/** The property as people know it; an id of a hundred letters is nobody's name for it. */
export function propertyWord(account: { name: string }, property: string | null): string {
  return property === null || property.startsWith('amzn1.')
    ? `the property of account ${account.name}`
    : property;
}

/** `Hotel Example live 2026-11-20.xlsx`; a folder has no ending. */
export function exportName(property: string, format: 'xlsx' | 'csv', now: Date): string {
  const day = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
  const base = `${property} live ${day}`.replace(/[\\/:*?"<>|]/g, '-');
  return format === 'xlsx' ? `${base}.xlsx` : base;
}

/** `310 Rooms, 12 Address books` by sheet, those with rows only. */
export function exportedSentence(counts: Readonly<Record<string, number>>): string {
  const parts = Object.entries(counts).filter(([, count]) => count > 0);
  const all = parts.reduce((sum, [, count]) => sum + count, 0);
  if (all === 0) return 'Nothing of these kinds is live; the sheets hold only their headers.';
  const sheets = parts.map(([sheet, count]) => `${sheet} ${count.toLocaleString('en')}`);
  return `${countOf(all, 'row')}: ${sheets.join(', ')}.`;
}

function sheetWords(kinds: readonly SheetKind[]): string {
  return joined(kinds.map((kind) => sheetOf(kind).title.toLowerCase()));
}

/** What the button does: all of it, all but little, or just these. */
export function exportLabel(kinds: readonly SheetKind[]): string {
  const left = SHEET_KINDS.filter((kind) => !kinds.includes(kind));
  if (left.length === 0) return 'Export everything';
  if (left.length <= 2) return `Export everything but ${sheetWords(left)}`;
  return kinds.length === 0 ? 'Export' : `Export ${sheetWords(kinds)}`;
}
