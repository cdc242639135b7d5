import { expect, test } from 'vitest';
import { exportName, exportedSentence } from '../../../../renderer/features/export/export-words.ts';

const day = new Date(2026, 2, 5, 23, 30);

test('an export is named after property and local day, a folder without an ending', () => {
  expect(exportName('Hotel Example', 'xlsx', day)).toBe('Hotel Example live 2026-03-05.xlsx');
  expect(exportName('Hotel Example', 'csv', day)).toBe('Hotel Example live 2026-03-05');
  expect(exportName(null, 'xlsx', day)).toBe('property live 2026-03-05.xlsx');
});

test('characters that no file name may hold are replaced', () => {
  expect(exportName('A/B: "C"', 'xlsx', day)).toBe('A-B- -C- live 2026-03-05.xlsx');
});

test('what was exported is counted by sheet', () => {
  expect(exportedSentence({ Rooms: 1240, Contacts: 0, Extensions: 2 })).toBe(
    '1,242 rows: Rooms 1,240, Extensions 2.',
  );
  expect(exportedSentence({ Rooms: 0 })).toMatch(/Nothing of these kinds is live/);
});
