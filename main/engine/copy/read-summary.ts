import type { SourceSheet } from '../../../shared/domain/source.ts';
import { shownText } from '../../../shared/domain/source.ts';
import { SUMMARY } from '../export/summary-sheet.ts';

/** Name and id of the property that an export is of, as its summary says; null where there is none. */
export function readSummary(sheets: readonly SourceSheet[]): { id: string; name: string } | null {
  for (const { headers, rows } of sheets) {
    const lines = [headers, ...rows.map(({ cells }) => cells.map(shownText))];
    const told = (title: string): string | undefined => lines.find(([cell]) => cell === title)?.[1];
    const id = told(SUMMARY.propertyId);
    const name = told(SUMMARY.property);
    if (id && name) return { id, name };
  }
  return null;
}
