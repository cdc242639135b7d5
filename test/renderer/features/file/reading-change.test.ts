import { expect, test } from 'vitest';
import { withDecision, withHeaderAt } from '../../../../renderer/features/file/reading-change.ts';
import { readings } from '../../../../shared/domain/reading.ts';
import type { Readings } from '../../../../shared/domain/reading.ts';

const file = 'rooms.csv';
const ofFile = { file, sheet: null };
const ofSheet = { file: 'site.xlsx', sheet: 'Rooms' };

test('a decision is added beside those of before', () => {
  const first = withDecision({}, { ...ofFile, what: 'encoding' }, 'windows-1252');
  const second = withDecision(first, { ...ofFile, what: 'delimiter' }, ';');
  const third = withDecision(second, { ...ofSheet, what: 'lastRow' }, '40');
  const fourth = withDecision(third, { ...ofSheet, what: 'hiddenRows' }, 'leave');
  expect(fourth).toEqual({
    [file]: { encoding: 'windows-1252', delimiter: ';' },
    'site.xlsx': { sheets: { Rooms: { lastRow: 40, hiddenRows: 'leave' } } },
  });
  expect(readings.safeParse(fourth).success).toBe(true);
});

test('what is found out again leaves nothing behind', () => {
  const places = [
    { ...ofFile, what: 'encoding', value: 'utf-8' },
    { ...ofSheet, what: 'use', value: 'leave' },
    { ...ofSheet, what: 'headerRow', value: '3' },
  ] as const;
  const all = places.reduce<Readings>(
    (before, { value, ...place }) => withDecision(before, place, value),
    {},
  );
  const none = places.reduce<Readings>(
    (before, { value: _value, ...place }) => withDecision(before, place, null),
    all,
  );
  expect(none).toEqual({});
});

test('other sheets and what was said for all of them stay', () => {
  const before: Readings = {
    'site.xlsx': {
      sheets: { Rooms: { headerRow: 2 }, PBX: { use: 'leave' } },
      onlySheets: ['Rooms'],
      everySheet: { hiddenColumns: 'leave' },
    },
  };
  expect(withDecision(before, { ...ofSheet, what: 'headerRow' }, null)).toEqual({
    'site.xlsx': {
      sheets: { PBX: { use: 'leave' } },
      onlySheets: ['Rooms'],
      everySheet: { hiddenColumns: 'leave' },
    },
  });
});

test('another header forgets how many rows the former one took, and an end that lies above it', () => {
  const before = {
    'site.xlsx': { sheets: { Rooms: { headerRow: 2, headerRows: 2, lastRow: 9 } } },
  };
  expect(withHeaderAt(before, ofSheet, 4)).toEqual({
    'site.xlsx': { sheets: { Rooms: { headerRow: 4, lastRow: 9 } } },
  });
  expect(withHeaderAt(before, ofSheet, 9)).toEqual({
    'site.xlsx': { sheets: { Rooms: { headerRow: 9 } } },
  });
});

test('a name that every object has is a name like any other', () => {
  const named = withDecision({}, { file: 'constructor', sheet: '__proto__', what: 'use' }, 'leave');
  expect(JSON.stringify(named)).toBe('{"constructor":{"sheets":{"__proto__":{"use":"leave"}}}}');
});
