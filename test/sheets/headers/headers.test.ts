import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { mapChosen } from '../../../main/engine/understand/map-chosen.ts';
import { LANGUAGES, labelledSheets, sourceOf } from './labelled-sheets.ts';
import type { Half } from './labelled-sheets.ts';
import { mappingTable } from './mapping-table.ts';
import { measure, precisionOf, recallOf } from './measure.ts';

const sheets = labelledSheets();
const written = sheets.filter(({ half }) => half === 'tuning' || half === 'held out');
const measured = (half: Half) => measure(sheets.filter((sheet) => sheet.half === half));

test('at least 180 header rows in six languages are labelled, about half of them held out', () => {
  expect(written.length).toBeGreaterThanOrEqual(180);
  for (const language of LANGUAGES) {
    expect(written.filter((sheet) => sheet.language === language).length).toBeGreaterThan(24);
  }
  const heldOut = written.filter(({ half }) => half === 'held out').length;
  expect(heldOut / written.length).toBeGreaterThan(0.4);
  expect(heldOut / written.length).toBeLessThan(0.6);
});

test('every labelled column has five to eight cells', () => {
  for (const { columns } of sheets) {
    for (const { cells } of columns) {
      expect(cells.length).toBeGreaterThanOrEqual(5);
      expect(cells.length).toBeLessThanOrEqual(8);
    }
  }
});

test.each(['tuning', 'held out'] as const)(
  'of the columns of the %s half that are given a field 98 in 100 mean it, and 90 in 100 are found',
  (half) => {
    const result = measured(half);
    expect(precisionOf(result), result.misses.join('\n')).toBeGreaterThanOrEqual(0.98);
    expect(recallOf(result), result.misses.join('\n')).toBeGreaterThanOrEqual(0.9);
    expect(result.kinds / result.sheets).toBeGreaterThanOrEqual(0.9);
  },
);

test.each([
  ['published', 0.98, 0.9],
  ['lot 3 tuning', 0.98, 0.9],
  ['lot 3 held out', 0.98, 0.88],
  ['lot 4', 0.95, 0.9],
  ['lot 5', 0.98, 0.9],
] as const)(
  'headers of the set %s, which the words were not chosen for, are understood nearly as well',
  (half, precision, recall) => {
    const result = measured(half);
    expect(precisionOf(result), result.misses.join('\n')).toBeGreaterThanOrEqual(precision);
    expect(recallOf(result), result.misses.join('\n')).toBeGreaterThanOrEqual(recall);
  },
);

test('at least 80 header rows of the third lot are labelled, some of them held out', () => {
  const third = sheets.filter(({ half }) => half.startsWith('lot 3'));
  expect(third.length).toBeGreaterThanOrEqual(80);
  const heldOut = third.filter(({ half }) => half === 'lot 3 held out').length;
  expect(heldOut / third.length).toBeGreaterThan(0.35);
});

test('every choice has a score and a reason of one sentence', () => {
  for (const sheet of sheets) {
    for (const column of mapChosen([sourceOf(sheet)], []).mapping[0]?.columns ?? []) {
      expect(column.reason).toMatch(/^[A-Z][^\n]*\.$/u);
      if (column.field !== null) expect(column.score).toBeGreaterThanOrEqual(0.6);
    }
  }
});

test('the page about mapping shows these figures and misses, as the command on it prints them', () => {
  const page = readFileSync(new URL('../../../docs/column-mapping.md', import.meta.url), 'utf8');
  const script = new URL('./print-table.mjs', import.meta.url);
  expect(page).toContain('node test/sheets/headers/print-table.mjs');
  const printed = execFileSync(process.execPath, [fileURLToPath(script)], { encoding: 'utf8' });
  expect(printed.trim()).toBe(mappingTable());
  expect(plain(page)).toContain(plain(printed));
});

/** Without the blanks and dashes by which a formatter lines tables up. */
function plain(table: string): string {
  return table
    .replace(/-{2,}:?/gu, '-')
    .replace(/[ \t]+/gu, ' ')
    .trim();
}
