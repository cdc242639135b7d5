import { expect, test } from 'vitest';
import { SHEET_KINDS } from '../../../../shared/domain/kinds.ts';
import {
  USUAL_KINDS,
  exportLabel,
  exportName,
  exportedSentence,
  propertyWord,
} from '../../../../renderer/features/export/export-words.ts';

const day = new Date(2026, 2, 5, 23, 30);

test('an export is named after property and local day, a folder without an ending', () => {
  expect(exportName('Hotel Example', 'xlsx', day)).toBe('Hotel Example live 2026-03-05.xlsx');
  expect(exportName('Hotel Example', 'csv', day)).toBe('Hotel Example live 2026-03-05');
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

test('a property is called by its name, and an id never stands for one', () => {
  const account = { name: 'Sandbox' };
  expect(propertyWord(account, 'Hotel Example')).toBe('Hotel Example');
  expect(propertyWord(account, 'amzn1.alexa.unit.did.ABC')).toBe('the property of account Sandbox');
  expect(propertyWord(account, null)).toBe('the property of account Sandbox');
});

test('the button says what is exported, by what is left out where that is little', () => {
  expect(exportLabel(SHEET_KINDS)).toBe('Export everything');
  expect(exportLabel(USUAL_KINDS)).toBe('Export everything but inbound calling');
  expect(exportLabel(['rooms', 'contacts', 'extensions'])).toBe(
    'Export rooms, contacts and extensions',
  );
  expect(exportLabel([])).toBe('Export');
});
