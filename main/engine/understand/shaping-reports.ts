import type { SheetMapping } from '../../../shared/domain/mapping.ts';
import type { MappedRow } from '../../../shared/domain/row.ts';
import type { Shaping, ShapingReport } from '../../../shared/domain/shaping.ts';
import type { SourceSheet } from '../../../shared/domain/source.ts';
import { fieldsOf } from './shaping-feeds.ts';
import { shapingWords } from './shaping-words.ts';

const EXAMPLES = 3;

/**
 * What each shaping came to: in how many rows its fields became something else, with examples. Where
 * several changed a field one after the other, each of them shows the whole way.
 */
export function shapingReports(
  shapings: readonly Shaping[],
  mapping: readonly SheetMapping[],
  sheets: readonly SourceSheet[],
  rows: readonly MappedRow[],
): ShapingReport[] {
  const reports = shapings.map((shaping): ShapingReport => {
    const kind = mapping.find(({ sheet }) => sheet === shaping.sheet)?.kind ?? null;
    const headers = sheets.find(({ name }) => name === shaping.sheet)?.headers ?? [];
    return { shaping, words: shapingWords(shaping, kind, headers), rows: 0, examples: [] };
  });
  if (reports.length === 0) return reports;
  for (const row of rows) {
    if (!row.shaped) continue;
    for (const report of reports) {
      const change = report.shaping.sheet === row.sheet ? changeBy(report.shaping, row) : null;
      if (change === null) continue;
      report.rows += 1;
      if (report.examples.length < EXAMPLES) report.examples.push({ row: row.row, ...change });
    }
  }
  return reports;
}

function changeBy(shaping: Shaping, row: MappedRow): { before: string; after: string } | null {
  const fields = fieldsOf(shaping);
  // Only a constant begins with nothing.
  const before = fields.flatMap((field) => {
    const text = row.shaped?.[field];
    return text === undefined || (text === '') !== (shaping.do === 'constant') ? [] : [text];
  })[0];
  if (before === undefined) return null;
  const after = fields.flatMap((field) => row.values[field] ?? []);
  return { before, after: after.join(' | ') };
}
