import { expect, test } from 'vitest';
import type { SheetKind } from '../../../shared/domain/kinds.ts';
import { checkRows } from '../../../main/engine/understand/check-rows.ts';
import { US, codesOf, dataOf, mappedRow } from './rows.ts';
import type { Values } from './rows.ts';

const UNIT = 'amzn1.alexa.unit.did.AE4QXKZ';
const PROFILE = 'amzn1.alexa.communications.profile.did.AFQ2XYZ';

function check(kind: SheetKind, values: Values, context = US) {
  return checkRows([mappedRow(kind, 2, values)], context)[0];
}
const codes = (kind: SheetKind, values: Values): string[] => codesOf(check(kind, values));
const contact = (values: Values): string[] =>
  codes('contacts', { addressBook: 'Services', name: 'Spa', phone1: '+12065550100', ...values });

test('a room row asks for what its cells say', () => {
  const row = check('rooms', {
    room: '101',
    unitId: UNIT,
    floor: 'Floor 1',
    displayName: "Guest's room_1-01",
    addressBooks: 'Front desk; Services ;',
    listedIn: 'Guests',
    extension: '7101;07102',
    trunk: 'trunk-1',
    action: 'Update',
  });
  expect(row).toMatchObject({
    state: 'valid',
    key: 'Rooms!2',
    sheet: 'Rooms',
    row: 2,
    problems: [],
  });
  expect(dataOf('rooms', row)).toEqual({
    kind: 'rooms',
    action: 'update',
    room: '101',
    unitId: UNIT,
    floor: 'Floor 1',
    displayName: "Guest's room_1-01",
    addressBooks: ['Front desk', 'Services'],
    listedIn: ['Guests'],
    extensions: ['7101', '07102'],
    trunk: 'trunk-1',
  });
});

test('absent cells ask for nothing', () => {
  expect(dataOf('rooms', check('rooms', { room: '101' }))).toEqual({
    kind: 'rooms',
    action: 'upsert',
    room: '101',
  });
});

test('numbers of a contact are converted to E.164, and the same number is taken once', () => {
  const row = check('contacts', {
    addressBook: 'Services',
    name: 'Spa',
    phone1: '(206) 555-0100',
    phone2: '+12065550100',
    phone3: '206 555 0101',
  });
  expect(dataOf('contacts', row)).toEqual({
    kind: 'contacts',
    action: 'upsert',
    addressBook: 'Services',
    name: 'Spa',
    phones: ['+12065550100', '+12065550101'],
  });
  expect(codesOf(row)).toEqual(['warning phone.repeated']);
});

test('rows of the other sheets ask for what their cells say', () => {
  const mapping = { extension: '7101', profileId: PROFILE, trunk: 'trunk-1' };
  expect(dataOf('extensions', check('extensions', mapping))).toEqual({
    kind: 'extensions',
    action: 'upsert',
    ...mapping,
  });
  expect(
    dataOf('addressBooks', check('addressBooks', { addressBook: 'Spa', newName: 'Wellness' })),
  ).toEqual({ kind: 'addressBooks', action: 'upsert', addressBook: 'Spa', newName: 'Wellness' });
  expect(
    dataOf('associations', check('associations', { addressBook: 'Spa', unitId: UNIT })),
  ).toEqual({ kind: 'associations', action: 'upsert', addressBook: 'Spa', unitId: UNIT });
});

test('a problem carries its place, what was found and what to do', () => {
  const [problem] = check('rooms', { room: '101', extension: 'Ext 7101' })?.problems ?? [];
  expect(problem).toEqual({
    sheet: 'Rooms',
    row: 2,
    column: 'Extension',
    field: 'extension',
    severity: 'error',
    code: 'extension.not-digits',
    found: 'Ext 7101',
    message: 'An extension is made of digits only.',
    fix: 'Write 7101.',
  });
});

test('several extensions in a cell are told how to part by the sheet that they stand on', () => {
  const fixOf = (kind: SheetKind, extension: string) =>
    check(kind, { room: '101', extension })?.problems.map(({ fix }) => fix);
  expect(fixOf('rooms', '7101/7102')).toEqual([
    'Write the digits alone; several extensions are parted by a semicolon.',
  ]);
  expect(fixOf('extensions', '7101; 7102')).toEqual([
    'Write the digits alone; here each extension has a row of its own.',
  ]);
});

test.each<[SheetKind, Values, number]>([
  ['rooms', { floor: '1' }, 1],
  ['contacts', { phone1: '+12065550100' }, 2],
  ['extensions', { trunk: 'trunk-1' }, 2],
  ['addressBooks', { newName: 'Spa' }, 1],
  ['associations', {}, 2],
])('each cell that %s need and a row lacks is an error', (kind, values, count) => {
  expect(codes(kind, values)).toEqual(Array.from({ length: count }, () => 'error cell.required'));
});

test('an extension that goes is known by its number, and one that comes needs a place to ring', () => {
  expect(codes('extensions', { extension: '7101', action: 'delete' })).toEqual([]);
  expect(codes('extensions', { extension: '7101' })).toEqual(['error cell.required']);
  expect(codes('associations', { addressBook: 'Desk', action: 'delete' })).toHaveLength(1);
});

test('every problem of a row is found at once', () => {
  const row = check('rooms', {
    room: '101',
    unitId: '17',
    displayName: `${'a'.repeat(51)}!`,
    extension: '7101;x;911',
    action: 'upsert!',
  });
  expect(row?.state).toBe('invalid');
  expect(codesOf(row).sort()).toEqual([
    'error action.unknown',
    'error extension.not-digits',
    'error id.not-a-unit',
    'error name.characters',
    'error name.too-long',
    'warning extension.reserved',
  ]);
});

test.each([
  ['Room 101', []],
  ['客室 101', []],
  ["Anne's room", []],
  ['Anne’s room', ['warning name.unusual-characters']],
  ['Cafe\u0301', ['warning name.unusual-characters']],
  ['Room (101)', ['error name.characters']],
  ['Room\u00a0101', ['error name.characters']],
  ['- _', ['error name.no-letter']],
  ['a'.repeat(50), []],
  ['a'.repeat(51), ['error name.too-long']],
  ['𝒜'.repeat(26), ['warning name.too-long']],
])('the display name %s gives %j', (displayName, expected) => {
  expect(codes('rooms', { room: '101', displayName })).toEqual(expected);
});

test('names of contacts and books have at most 50 characters of any kind', () => {
  expect(contact({ name: 'Café & Bar (24h)!' })).toEqual([]);
  expect(contact({ name: 'a'.repeat(51) })).toEqual(['error name.too-long']);
  expect(contact({ addressBook: 'a'.repeat(51) })).toEqual(['error name.too-long']);
  expect(codes('rooms', { room: '1', addressBooks: `Spa;${'a'.repeat(51)}` })).toEqual([
    'error name.too-long',
  ]);
});

test.each(['0', '9', '911', '112', '999'])(
  'the reserved extension %s is a warning',
  (extension) => {
    expect(codes('rooms', { room: '101', extension })).toEqual(['warning extension.reserved']);
  },
);

test('a contact is reached in exactly one way', () => {
  expect(contact({})).toEqual([]);
  expect(contact({ room: '101' })).toEqual(['error contact.several-addresses']);
  const bare = { addressBook: 'Services', name: 'Spa' };
  expect(codes('contacts', { ...bare, room: '101', profileId: PROFILE })).toEqual([]);
  expect(codes('contacts', { ...bare, providerContact: '7201' })).toEqual([]);
  expect(codes('contacts', { ...bare, providerContact: '7201', room: '101' })).toEqual([
    'error contact.several-addresses',
  ]);
  expect(codes('contacts', bare)).toEqual(['error contact.no-address']);
  expect(codes('contacts', { ...bare, action: 'update' })).toEqual([]);
});

test('a number that cannot be sent still counts as the way to reach the contact', () => {
  expect(contact({ phone1: '7101' })).toEqual(['error phone.too-short']);
  expect(contact({ phone1: '5.58199E+12' })).toEqual(['error cell.number-damaged']);
});

test('an id in the wrong column is told where it belongs', () => {
  const row = check('extensions', { extension: '7101', profileId: UNIT, unitId: PROFILE });
  expect(codesOf(row)).toEqual(['error id.not-a-profile', 'error id.not-a-unit']);
  expect(row?.problems.map((one) => one.fix)).toEqual([
    expect.stringContaining('Unit ID'),
    expect.stringContaining('Profile ID'),
  ]);
  expect(codes('rooms', { unitId: 'amzn1.alexa.unit.did. AE4Q' })).toEqual(['error id.not-a-unit']);
});

test('trunks are opaque', () => {
  expect(
    codes('extensions', { extension: '7101', room: '101', trunk: 'any/thing at all' }),
  ).toEqual([]);
});

test('a row to skip is valid whatever it holds', () => {
  const row = check('rooms', { action: 'skip', extension: 'x', externalUser: 'u', unitId: '17' });
  expect(row).toMatchObject({ state: 'valid', problems: [], data: { action: 'skip' } });
});

test('a list that repeats itself is taken once, with a warning', () => {
  const row = check('rooms', { room: '101', addressBooks: 'Spa;Spa; Desk' });
  expect(dataOf('rooms', row).addressBooks).toEqual(['Spa', 'Desk']);
  expect(codesOf(row)).toEqual(['warning list.repeated']);
});

test('limits of one row are those of the account', () => {
  const limits = { ...US.limits, booksPerRoom: 2, numbersPerContact: 1 };
  const context = { ...US, limits };
  const books = { room: '101', addressBooks: 'A;B;C' };
  expect(codesOf(check('rooms', books, context))).toEqual(['error limit.books-per-room']);
  expect(codesOf(check('rooms', books))).toEqual([]);
  const numbers = { addressBook: 'A', name: 'B', phone1: '+12065550100', phone2: '+12065550101' };
  const row = check('contacts', numbers, context);
  expect(codesOf(row)).toEqual(['error limit.numbers-per-contact']);
  expect(row?.problems[0]?.column).toBe('Phone 2');
});

test('problems met while reading are kept, and the damaged cell is not blamed twice', () => {
  const row = mappedRow('rooms', 2, { room: '101', extension: '1-Feb' });
  row.problems = [
    {
      sheet: 'Rooms',
      row: 2,
      column: 'Extension',
      field: 'extension',
      severity: 'error',
      code: 'cell.date',
      found: '1-Feb',
      message: '',
      fix: '',
    },
  ];
  expect(codesOf(checkRows([row], US)[0])).toEqual(['error cell.date']);
});

test('numbers that a file keeps only in scientific form have lost digits', () => {
  expect(codes('rooms', { room: '101', extension: '5.58199E+12' })).toEqual([
    'error cell.number-damaged',
  ]);
  expect(codes('rooms', { room: '1E2' })).toEqual([]);
  expect(contact({ name: '5E+3' })).toEqual([]);
});

test('messages are one sentence and name what to do', () => {
  const rows = [
    check('rooms', {
      unitId: '1',
      displayName: '(',
      extension: 'x',
      action: 'x',
      externalUser: 'u',
    }),
    check('contacts', { phone1: '1', profileId: 'x', name: 'a'.repeat(51) }),
  ];
  for (const problem of rows.flatMap((row) => row?.problems ?? [])) {
    expect(problem.message).toMatch(/^[A-Z].*\.$/u);
    expect(problem.fix).toMatch(/^[A-Z].*\.$/u);
  }
});
