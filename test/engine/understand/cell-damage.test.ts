import { expect, test } from 'vitest';
import type { FieldName } from '../../../shared/domain/fields.ts';
import type { RichCell, SourceCell } from '../../../shared/domain/source.ts';
import { damageOfLast, rowsWith } from './damaged-cells.ts';
import { sheetOf } from './sheets.ts';
import { mapSheets } from '../../../main/engine/understand/map-columns.ts';
import { mapRows } from '../../../main/engine/understand/map-rows.ts';

const number = (raw: string, shown?: string, format?: string): RichCell => ({
  type: 'number',
  raw,
  ...(shown === undefined ? {} : { shown }),
  ...(format === undefined ? {} : { format }),
});
const date = (raw: string, shown: string): RichCell => ({ type: 'date', raw, shown });
const range = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => String(from + at));
const padded = range(101, 119).map((room) => `0${room}`);
const suites = ['1-1', '1-3', '1-4', '2-1', '2-3', '3-12'];

test.each<[what: string, field: FieldName, cells: SourceCell[], said: string[]]>([
  // Numbers.
  [
    'E notation with all digits',
    'extension',
    ['1.2065550104E+10'],
    ['error cell.number-damaged → 12065550104'],
  ],
  [
    'E notation with a decimal comma',
    'phone1',
    ['5,581991234567E+12'],
    ['error cell.number-damaged → 5581991234567'],
  ],
  ['E notation that lost digits', 'phone1', ['5,58199E+12'], ['error cell.number-damaged']],
  ['E notation of a room that may be 1E2', 'room', ['1.00E+02'], ['error cell.number-damaged']],
  [
    'the same in a column of three digits',
    'room',
    [...range(101, 109), '1.00E+02'],
    ['error cell.number-damaged → 100'],
  ],
  [
    'a room typed 1E5, as a number',
    'room',
    [number('100000', '1.00E+05', '0.00E+00')],
    ['error cell.number-damaged'],
  ],
  ['sixteen digits', 'unitId', [number('1234567890123450')], ['error cell.number-damaged']],
  [
    'digits shortened by a narrow form',
    'extension',
    [number('7101', '7,101')],
    ['error cell.number-damaged → 7101'],
  ],
  [
    'a percentage in a column of four digits',
    'extension',
    ['7102', '7103', '7104', number('71.01', '7101%')],
    ['error cell.percent → 7101'],
  ],
  ['a percentage that may be two numbers', 'room', [number('7', '700%')], ['warning cell.percent']],
  ['a decimal point', 'extension', ['7101.0'], ['error cell.decimal-point → 7101']],
  ['a decimal comma', 'room', ['101,0'], ['warning cell.decimal-point → 101']],
  ['a point and a zero in rooms of floors', 'room', ['1.1', '1.2', '2.0'], []],
  ['thousands', 'extension', ['7.101'], ['error cell.thousands → 7101']],
  ['thousands in English', 'extension', ['7,101'], ['error cell.thousands → 7101']],
  [
    'two extensions with a comma',
    'extension',
    ['101', '102', '103', '104,105'],
    ['error cell.thousands'],
  ],
  [
    'thousands of six digits',
    'extension',
    ['710100', '710101', '710102', '710,103'],
    ['error cell.thousands → 710103'],
  ],
  // Dates.
  [
    'a date of a free suite',
    'room',
    [...suites, date('44593', '1-Feb')],
    ['error cell.date → 1-2'],
  ],
  ['the same as German text', 'room', [...suites, '01. Feb'], ['error cell.date → 1-2']],
  ['the same with the month first', 'room', [...suites, 'Feb-01'], ['error cell.date → 1-2']],
  ['the same in Japanese', 'room', [...suites, '1月2日'], ['error cell.date → 1-2']],
  ['the same as ISO text', 'room', [...suites, '2026-02-01 00:00:00'], ['error cell.date → 1-2']],
  ['the serial number of it', 'room', [...suites, '44593'], ['error cell.date → 1-2']],
  ['a date of the same number twice', 'room', [...suites, '2-Feb'], ['error cell.date → 2-2']],
  [
    'a date that may be two suites',
    'room',
    ['1-1', '1-3', '2-3', '2-4', '1-Feb'],
    ['error cell.date'],
  ],
  ['a date among plain rooms', 'room', ['101', '102', date('44593', '1-Feb')], ['error cell.date']],
  [
    'a date beside the one the other way round',
    'room',
    ['1-1', '1-3', '2-2', '2-3', '2-Jan', '1-Feb'],
    ['error cell.date'],
  ],
  ['a date as an extension', 'extension', ['7101', '7102', '7103', '1-Feb'], ['error cell.date']],
  [
    'an extension formatted as a date',
    'extension',
    ['7101', '7102', '7103', date('7104', '13/06/1919')],
    ['error cell.date → 7104'],
  ],
  ['a date as a name', 'name', [date('44593', '1-Feb')], ['warning cell.date']],
  // Zeros and signs.
  ['a lost zero', 'extension', [...padded, '120'], ['warning cell.zero-lost → 0120']],
  [
    'a lost zero of a number cell',
    'room',
    [...padded, number('120')],
    ['warning cell.zero-lost → 0120'],
  ],
  ['a zero that the format shows', 'room', [...padded, number('120', '0120', '0000')], []],
  [
    'two lost zeros',
    'extension',
    ['0001', '0002', '0010', '0011', '12'],
    ['warning cell.zero-lost → 0012'],
  ],
  [
    'a lost zero of which the whole is there',
    'extension',
    [...padded, '101'],
    ['warning cell.zero-lost'],
  ],
  [
    'a short one among long ones',
    'extension',
    [...range(7101, 7130), '101'],
    ['warning cell.zero-lost'],
  ],
  [
    'several of a list',
    'extension',
    [...padded, '0130; 120'],
    ['warning cell.zero-lost → 0130; 0120'],
  ],
  ['the operator', 'extension', [...padded, '0'], []],
  ['a letter O', 'extension', ['71O1'], ['error cell.letter-for-digit → 7101']],
  ['a letter l', 'extension', ['7l0I'], ['error cell.letter-for-digit → 7101']],
  [
    'a letter O in a number',
    'phone1',
    ['+12O65550100'],
    ['error cell.letter-for-digit → +12065550100'],
  ],
  [
    'a letter O in a room among digits',
    'room',
    ['101', '102', '103', '1O4'],
    ['warning cell.letter-for-digit → 104'],
  ],
  ['a room with a letter among others', 'room', ['101', '102', '103', '10A', '10O'], []],
  ['an apostrophe in front', 'extension', ["'7101"], ['error cell.apostrophe → 7101']],
  ['an apostrophe behind', 'room', ['101’'], ['warning cell.apostrophe → 101']],
  ['a formula that keeps text', 'extension', ['="0101"'], ['error cell.apostrophe → 0101']],
  ['full-width digits', 'extension', ['７１０１'], ['error cell.wide-characters → 7101']],
  [
    'full-width digits with a letter',
    'extension',
    ['７１Ｏ１'],
    ['error cell.wide-characters → 7101', 'error cell.letter-for-digit → 7101'],
  ],
  ['a full-width room', 'room', ['Ａ１０１'], ['warning cell.wide-characters → A101']],
  ['a full-width number, which is read as it is', 'phone1', ['＋１２０６５５５０１００'], []],
  ['a name in full-width letters', 'name', ['ＡＢＣ会議室'], []],
  // What cannot be known.
  ['number signs', 'name', ['#####'], ['error cell.too-narrow']],
  ['an error of a formula in a CSV', 'room', ['#N/A'], ['error cell.formula-error']],
  [
    'a truth value',
    'room',
    [{ type: 'boolean', raw: '1', shown: 'TRUE' }],
    ['warning cell.boolean'],
  ],
  [
    'an id of 255 characters',
    'unitId',
    [`amzn1.alexa.unit.did.${'A'.repeat(234)}`],
    ['error cell.cut'],
  ],
  ['a list of 255 characters', 'addressBooks', [`Desk; ${'A'.repeat(249)}`], ['warning cell.cut']],
])('%s', (_, field, cells, said) => {
  expect(damageOfLast(field, cells)).toEqual(said);
});

test('with consent the repairs are taken, and each is marked', () => {
  const rows = rowsWith('extension', [...padded, '120', "'0121", '７.101'], { repair: true });
  expect(rows.slice(-3).map(({ values }) => values.extension)).toEqual(['0120', '0121', '7101']);
  expect(rows.slice(-3).map(({ problems }) => problems?.map((one) => one.severity))).toEqual([
    ['warning'],
    ['warning'],
    ['warning', 'warning'],
  ]);
  expect(rows.flatMap(({ problems }) => problems ?? []).map(({ repair }) => repair)).toEqual(
    Array.from({ length: 4 }, () => undefined),
  );
});

test('a date whose day nobody can tell names both readings', () => {
  const [row] = rowsWith('room', ['2-Mar']);
  expect(row?.problems).toMatchObject([
    { message: expect.stringMatching(/may have been 3-2 or 2-3\.$/), found: '2-Mar' },
  ]);
});

const PLUS = ['+442079460101', '+442079460102', '+12065550100'];

test.each<[what: string, country: string | null, cell: SourceCell, said: string[]]>([
  ['of the account, which needs no sign', 'US', '12065550101', []],
  ['of elsewhere', 'US', '442079460103', ['error cell.plus-lost → +442079460103']],
  [
    'of elsewhere as a number',
    'US',
    number('442079460103'),
    ['error cell.plus-lost → +442079460103'],
  ],
  [
    'of a calling code in the column, the country unknown',
    null,
    '442079460103',
    ['error cell.plus-lost → +442079460103'],
  ],
  ['of another calling code, the country unknown', null, '33199001234', []],
  ['too short to be complete', 'US', '4420', []],
  [
    'shortened as well',
    'US',
    number('442079460103', '4.42E+11', '0.00E+00'),
    ['error cell.number-damaged → +442079460103', 'error cell.plus-lost → +442079460103'],
  ],
])('a number without its plus sign, %s', (_, country, cell, said) => {
  expect(damageOfLast('phone1', [...PLUS, cell], { country })).toEqual(said);
});

test('characters that nobody sees are left out and said once a column', () => {
  const rows = rowsWith('name', ['De\u00adsk', 'Front\u00a0desk', 'Sp\u200ba', '👩\u200d🍳']);
  expect(rows.map(({ values }) => values.name)).toEqual([
    'Desk',
    'Front desk',
    'Spa',
    '👩\u200d🍳',
  ]);
  expect(
    rows.flatMap(({ problems }) => problems ?? []).map(({ row, code }) => [row, code]),
  ).toEqual([[2, 'cell.hidden-removed']]);
});

test('a cell of an export that nobody edited is right as it is', () => {
  const live = { room: '1-2', displayName: 'Front\u00a0desk', extension: '7.101' };
  const sheet = sheetOf(
    'Rooms',
    ['Room', 'Display name', 'Extension', 'Bellhop baseline'],
    [
      ['0001', 'A', '0001', ''],
      ['0002', 'B', '0002', ''],
      ['1-Feb', live.displayName, live.extension, JSON.stringify({ ...live, room: '1-Feb' })],
      ['1-Feb', live.displayName, live.extension, JSON.stringify(live)],
    ],
  );
  const mapping = mapSheets([sheet], []);
  if (!mapping.ok) throw new Error(mapping.error.message);
  const rows = mapping.value.flatMap((one) => mapRows(sheet, one, { repair: true }));
  expect(rows[2]).toMatchObject({ values: { ...live, room: '1-Feb' } });
  expect(rows[2]?.problems).toBeUndefined();
  expect(rows[3]?.problems?.map(({ code, field }) => `${field} ${code}`)).toEqual([
    'room cell.date',
  ]);
});
