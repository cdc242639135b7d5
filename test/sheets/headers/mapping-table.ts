import { HALVES, LANGUAGES, labelledSheets } from './labelled-sheets.ts';
import type { LabelledSheet } from './labelled-sheets.ts';
import { measure, precisionOf, recallOf } from './measure.ts';

/** Figures by set and language, and every miss, as Markdown. */
export function mappingTable(): string {
  const sheets = labelledSheets();
  const lines = [
    '| sheets | language | header rows | columns that mean a field | precision | recall | kind of sheet |',
    '| --- | --- | --: | --: | --: | --: | --: |',
  ];
  for (const half of HALVES) {
    const ofHalf = sheets.filter((sheet) => sheet.half === half);
    lines.push(figures(half, 'all', ofHalf));
    for (const language of LANGUAGES) {
      const spoken = ofHalf.filter((sheet) => sheet.language === language);
      if (spoken.length > 0) lines.push(figures('', language, spoken));
    }
  }
  lines.push(
    '',
    '| language | sheet | column | means | was given |',
    '| --- | --- | --- | --- | --- |',
  );
  for (const miss of measure(sheets).misses) lines.push(`| ${miss} |`);
  return lines.join('\n');
}

function figures(half: string, language: string, sheets: readonly LabelledSheet[]): string {
  const measured = measure(sheets);
  const cells = [
    half,
    language,
    measured.sheets,
    measured.labelled,
    percent(precisionOf(measured)),
    percent(recallOf(measured)),
    percent(measured.kinds / measured.sheets),
  ];
  return `| ${cells.join(' | ')} |`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
