import type { SourceSheet } from '../../../shared/domain/source.ts';
import { shownText } from '../../../shared/domain/source.ts';
import { SUMMARY } from '../export/summary-sheet.ts';
import type { ExportedObject } from './exported-object.ts';

/**
 * Name and id of the property that an export is of: as its rooms know it, else as its summary says,
 * which people throw away; null where neither is there.
 */
export function exportedProperty(
  objects: readonly ExportedObject[],
  sheets: readonly SourceSheet[],
): { id: string; name: string } | null {
  for (const { known } of objects) {
    const [property] = known.above ?? [];
    if (property) return { id: property[0], name: property[1] };
  }
  for (const { headers, rows } of sheets) {
    const lines = [headers, ...rows.map(({ cells }) => cells.map(shownText))];
    const told = (title: string): string | undefined => lines.find(([cell]) => cell === title)?.[1];
    const id = told(SUMMARY.propertyId);
    const name = told(SUMMARY.property);
    if (id && name) return { id, name };
  }
  return null;
}
