import { expect, test } from 'vitest';
import {
  settingsOf,
  sheetsRead,
  unsureOf,
} from '../../../../renderer/features/file/sheets-read.ts';
import type { ReadDecision } from '../../../../shared/domain/reading.ts';

function decision(over: Partial<ReadDecision>): ReadDecision {
  return {
    file: 'site.xlsx',
    sheet: 'Rooms',
    what: 'headerRow',
    value: '2',
    shown: 'row 2',
    evidence: 'Row 2 names the columns.',
    chosen: false,
    sure: true,
    others: [],
    ...over,
  };
}

const rooms = {
  sheet: 'Rooms',
  file: 'site.xlsx',
  inFile: 'Rooms',
  kind: 'rooms' as const,
  reason: 'Its name says so.',
  rows: 3,
  headers: ['Room'],
  columns: [],
};

test('a sheet that is only decided about is there too, with why', () => {
  const left = decision({ sheet: 'Old', what: 'use', value: 'leave', evidence: 'It is hidden.' });
  const sheets = sheetsRead({ sheets: [rooms], decisions: [decision({}), left] });
  expect(sheets.map(({ name, kind, reason }) => [name, kind, reason])).toEqual([
    ['Rooms', 'rooms', 'Its name says so.'],
    ['Old', null, 'It is hidden.'],
  ]);
});

test('what was decided about the file stands above what was decided about the sheet', () => {
  const [sheet] = sheetsRead({
    sheets: [rooms],
    decisions: [
      decision({}),
      decision({ sheet: 'Other' }),
      decision({ sheet: null, what: 'encoding', value: 'utf-8' }),
    ],
  });
  expect(sheet?.decisions.map(({ what }) => what)).toEqual(['encoding', 'headerRow']);
});

test('what went without saying can be decided as well, but for a sheet that is alone', () => {
  const [sheet] = sheetsRead({ sheets: [rooms], decisions: [decision({})] });
  const what = (alone: boolean) =>
    sheet === undefined ? [] : settingsOf(sheet, alone).map((one) => one.what);
  expect(what(false)).toEqual(['use', 'headerRow', 'headerRows', 'lastRow']);
  expect(what(true)).toEqual(['headerRow', 'headerRows', 'lastRow']);
});

test('only what nobody is sure of and nobody decided is to be looked at', () => {
  const unsure = decision({ sure: false });
  expect(unsureOf([decision({}), unsure, { ...unsure, chosen: true }])).toBe(1);
});
