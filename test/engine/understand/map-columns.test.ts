import { expect, test } from 'vitest';
import { SHEETS } from '../../../shared/domain/sheets.ts';
import type { MapOverride } from '../../../main/engine/understand/map-overrides.ts';
import { failureOf as failure, fieldsOf as fields, mappingOf as map, sheetOf } from './sheets.ts';

test.each(SHEETS.map((use) => [use.title, use] as const))(
  'the template sheet %s maps every column by its title with score 1',
  (title, use) => {
    const [mapping] = map([
      sheetOf(
        title,
        use.fields.map((one) => one.title),
      ),
    ]);
    expect(mapping?.kind).toBe(use.kind);
    expect(mapping?.columns.map((column) => [column.field, column.score])).toEqual(
      use.fields.map((one) => [one.field, 1]),
    );
  },
);

test('a room is a room and a guest is none', () => {
  expect(fields(sheetOf('Sheet1', ['Room Name', 'Ext']))).toEqual({
    'Room Name': 'room',
    Ext: 'extension',
  });
  expect(fields(sheetOf('Sheet1', ['Guest Name', 'Room', 'Ext']))).toEqual({
    Room: 'room',
    Ext: 'extension',
  });
});

test('an extension number is no room number', () => {
  expect(fields(sheetOf('Sheet1', ['Extension Number', 'Room Number']))).toEqual({
    'Extension Number': 'extension',
    'Room Number': 'room',
  });
});

test('a word of something else spoils a header', () => {
  const headers = ['Room', 'Ext', 'Floor manager', 'Trunk port', 'Address book owner'];
  expect(fields(sheetOf('Sheet1', headers))).toEqual({ Room: 'room', Ext: 'extension' });
});

test('phone columns without a number of their own are taken in the order of the sheet', () => {
  const rows = [['Services', 'Spa', '+12065550100', '+12065550101', '+12065550102']];
  const headers = ['Book', 'Name', 'Number', 'Mobile phone', 'Phone'];
  expect(fields(sheetOf('Sheet1', headers, rows))).toMatchObject({
    Number: 'phone1',
    'Mobile phone': 'phone2',
    Phone: 'phone3',
  });
});

test('cells overrule a vague header', () => {
  const rows = [
    ['Services', 'Front desk', '+12065550100'],
    ['Services', 'Spa', '+12065550101'],
  ];
  expect(fields(sheetOf('Sheet1', ['Book', 'Contact', 'Number'], rows))).toEqual({
    Book: 'addressBook',
    Contact: 'name',
    Number: 'phone1',
  });
});

test('cells overrule a wrong header', () => {
  const rows = [
    ['Services', 'Front desk', 'Yealink desk phone', '+12065550100'],
    ['Services', 'Spa', 'Yealink desk phone', '+12065550101'],
  ];
  expect(fields(sheetOf('Sheet1', ['Book', 'Name', 'Phone', 'Number'], rows))).toEqual({
    Book: 'addressBook',
    Name: 'name',
    Number: 'phone1',
  });
});

test('ids are known under any header and under none', () => {
  const unit = 'amzn1.alexa.unit.did.AE4QXKZ';
  const rows = [
    ['101', '7101', `${unit}1`],
    ['102', '7102', `${unit}2`],
  ];
  expect(fields(sheetOf('Sheet1', ['Room', 'Ext', 'Alexa'], rows))).toHaveProperty(
    'Alexa',
    'unitId',
  );
  expect(fields(sheetOf('Sheet1', ['Room', 'Ext', ''], rows))).toHaveProperty('(C)', 'unitId');
});

test('a weak guess is not applied, and the reason says how to take it', () => {
  const [mapping] = map([sheetOf('Sheet1', ['Room', 'Ext', 'Name'])]);
  const name = mapping?.columns[2];
  expect(name?.field).toBeNull();
  expect(name?.score).toBeGreaterThan(0);
  expect(name?.score).toBeLessThan(0.6);
  expect(name?.reason).toContain('--map displayName="Name"');
});

test('unknown columns are skipped with a reason', () => {
  const [mapping] = map([sheetOf('Sheet1', ['Room', 'Ext', 'Minibar'])]);
  expect(mapping?.columns[2]).toMatchObject({ field: null, score: 0 });
  expect(mapping?.columns[2]?.reason).toMatch(/skipped/u);
});

test('columns that Bellhop writes beside rows are never data', () => {
  const headers = ['Room', 'Extension', 'Status', 'Reason', 'Remote ID'];
  const [mapping] = map([
    sheetOf('Rooms', headers, [['101', '7101', 'done', '', 'amzn1.alexa.unit.did.A']]),
  ]);
  expect(mapping?.columns.map((column) => column.field)).toEqual([
    'room',
    'extension',
    null,
    null,
    null,
  ]);
});

test('a field is given once, to the better column, and the other is told so', () => {
  const [mapping] = map([sheetOf('Sheet1', ['Room No', 'Room', 'Ext'])]);
  expect(mapping?.columns.map((column) => column.field)).toEqual([null, 'room', 'extension']);
  expect(mapping?.columns[0]?.reason).toContain('already taken from column Room');
});

test('a fourth phone column is skipped and told so', () => {
  const headers = ['Book', 'Name', 'Phone', 'Mobile', 'Phone home', 'Phone work'];
  const [mapping] = map([sheetOf('Contacts', headers)]);
  const left = mapping?.columns.filter((column) => column.field === null);
  expect(left).toHaveLength(1);
  expect(left?.[0]?.reason).toContain('three phone numbers');
});

test('a sheet with a room and an extension column is read as rooms, whatever its name', () => {
  expect(map([sheetOf('Whatever', ['Ext', 'Room'])])[0]?.kind).toBe('rooms');
  expect(map([sheetOf('Extensions', ['Ext', 'Room'])])[0]?.kind).toBe('extensions');
});

test('a bare list of rooms is rooms, and a room beside the columns of another trade is not', () => {
  expect(map([sheetOf('list', ['Room'], [['101'], ['102']])])[0]?.kind).toBe('rooms');
  const cleaning = sheetOf('list', ['Room', 'Cleaner', 'Minutes'], [['101', 'morning', '20']]);
  expect(failure([cleaning])?.code).toBeDefined();
});

test('sheets that are hidden or of no kind are left out with a reason', () => {
  const hidden = { ...sheetOf('Rooms', ['Room', 'Ext']), visible: false };
  const cover = sheetOf('Cover', ['Prepared by', 'Date']);
  const bare = { ...sheetOf('Empty', []), headerRow: 0 };
  const mappings = map([hidden, cover, bare, sheetOf('List', ['Room', 'Ext'])]);
  expect(mappings.map((mapping) => mapping.kind)).toEqual([null, null, null, 'rooms']);
  for (const mapping of mappings.slice(0, 3)) expect(mapping.reason).toMatch(/left out/u);
});

test('a sheet that Bellhop wrote to sum up the others is kindly passed over', () => {
  const summary = sheetOf('Summary', ['About this export', 'What it says', 'Used', 'Allowed']);
  const results = sheetOf('Summary (2)', ['Sheet', 'Rows', 'Done', 'Unchanged']);
  const mappings = map([summary, results, sheetOf('List', ['Room', 'Ext'])]);
  expect(mappings.slice(0, 2).map(({ reason }) => reason)).toEqual([
    'Bellhop sums up the other sheets here.',
    'Bellhop sums up the other sheets here.',
  ]);
});

test('no sheet of a known kind is a failure that names what is looked for', () => {
  const found = failure([sheetOf('Cover', ['Prepared by', 'Date'])]);
  expect(found).toMatchObject({ code: 'no-known-sheet' });
  expect(found?.message).toContain('Rooms');
});

test('no header is a failure', () => {
  expect(failure([{ ...sheetOf('Sheet1', []), headerRow: 0 }])).toMatchObject({
    code: 'no-header',
  });
});

test('a required column that is missing is named with its sheet and the way out', () => {
  const found = failure([sheetOf('Contacts', ['Address book', 'Phone 1'])]);
  expect(found).toMatchObject({ code: 'required-column-missing' });
  expect(found?.message).toContain('Contacts');
  expect(found?.message).toContain('Name');
  expect(found?.message).toContain('--map name=');
  expect(failure([sheetOf('list.csv', ['Extension', 'Floor'])])).toMatchObject({
    code: 'required-column-missing',
  });
});

test('a sheet that bears a name of the template is never left out for a missing column', () => {
  const rooms = sheetOf('Rooms', ['Floor', 'Extension']);
  const books = sheetOf('Address books', ['Address book']);
  expect(failure([books, rooms])).toMatchObject({ code: 'required-column-missing' });
});

test('a required column that is there twice is a failure, unless a letter chooses', () => {
  const sheet = sheetOf('Rooms', ['Room', 'Room', 'Extension'], [['101', 'Lobby', '7101']]);
  expect(failure([sheet])).toMatchObject({ code: 'header-twice' });
  expect(
    map([sheet], [{ field: 'room', column: 'B' }])[0]?.columns.map((one) => one.field),
  ).toEqual([null, 'room', 'extension']);
});

test('any header that is there twice with cells under both is a failure, one without cells is not', () => {
  const headers = ['Room', 'Extension', 'Extension'];
  expect(failure([sheetOf('Rooms', headers, [['101', '7101', '8101']])])).toMatchObject({
    code: 'header-twice',
  });
  expect(failure([sheetOf('Rooms', headers, [['101', '7101', '']])])).toBeUndefined();
});

test('a name decides only between kinds that make as much of the columns', () => {
  const kindOf = (name: string, headers: string[]) => map([sheetOf(name, headers)])[0]?.kind;
  expect(kindOf('books11.csv', ['Room', 'Address books'])).toBe('rooms');
  expect(kindOf('rooms.csv', ['Address book', 'Name', 'Phone 1'])).toBe('contacts');
  expect(kindOf('books.csv', ['Address book', 'Room'])).toBe('associations');
});

test('a sheet that lacks a column is not taken for another that happens to be complete', () => {
  const sheet = sheetOf('Sheet1', ['Address book', 'Phone 1', 'Phone 2', 'Room']);
  expect(failure([sheet])?.message).toContain('Contacts but has no column for Name');
  const [left] = map([sheet, sheetOf('Sheet2', ['Room', 'Ext'])]);
  expect(left).toMatchObject({ kind: null });
  expect(left?.reason).toContain('no column for Name');
});

test('the person decides: by header, by letter, by sheet and column', () => {
  const sheet = sheetOf('Sheet1', ['Room', 'Ext', 'Name', 'Label on door']);
  for (const column of [
    'Label on door',
    'label on DOOR',
    'D',
    'd',
    'Sheet1.Label on door',
    'sheet1.D',
  ]) {
    expect(fields(sheet, [{ field: 'displayName', column }])).toEqual({
      Room: 'room',
      Ext: 'extension',
      'Label on door': 'displayName',
    });
  }
  expect(fields(sheet, [{ field: 'room', column: 'Label on door' }])).toEqual({
    'Label on door': 'room',
    Ext: 'extension',
  });
});

test('a choice can make a sheet known', () => {
  const sheet = sheetOf('Sheet1', ['Igloo', 'Ext']);
  expect(failure([sheet])).toMatchObject({ code: 'required-column-missing' });
  expect(fields(sheet, [{ field: 'room', column: 'Igloo' }])).toEqual({
    Igloo: 'room',
    Ext: 'extension',
  });
});

test('a choice that fits no column, several, or no field of its sheet is a failure', () => {
  const rooms = sheetOf('Rooms', ['Room', 'Ext', 'Ext']);
  const contacts = sheetOf('Contacts', ['Address book', 'Name']);
  const codes = (column: string, field: MapOverride['field'] = 'extension') =>
    failure([rooms, contacts], [{ field, column }])?.code;
  expect(codes('Minibar')).toBe('unknown-override');
  expect(codes('Ext')).toBe('unknown-override');
  expect(codes('A', 'action')).toBe('unknown-override');
  expect(codes('Contacts.Name')).toBe('unknown-override');
  expect(codes('Rooms.B')).toBeUndefined();
});

test('sheets about calling are known by their columns alone, whatever the file is called', () => {
  const kindOf = (headers: string[], rows: string[][] = [], name = 'Sheet1') =>
    map([sheetOf(name, headers, rows)])[0]?.kind;
  expect(kindOf(['Rule', 'Room', 'Target room'])).toBe('callingRules');
  expect(kindOf(['Room', 'Address book', 'Contact'])).toBe('inboundCalling');
  expect(kindOf(['External user', 'Room', 'Service provider'])).toBe('externalUsers');
  expect(kindOf(['External user', 'Profile ID'])).toBe('externalUsers');
  const rules = [
    ['101', '102', 'block'],
    ['103', '104', 'Drop-In'],
  ];
  expect(fields(sheetOf('Sheet1', ['Room', 'Target', 'What'], rules))).toEqual({
    Room: 'room',
    Target: 'targetRoom',
    What: 'rule',
  });
});

test('a sheet of a few columns is not mistaken for one about calling', () => {
  const kindOf = (headers: string[], rows: string[][] = [], name = 'Sheet1') =>
    map([sheetOf(name, headers, rows)])[0]?.kind;
  expect(kindOf(['Book', 'Contact', 'Room'])).toBe('contacts');
  expect(kindOf(['Room', 'Address book', 'Contact'], [], 'Contacts')).toBe('contacts');
  expect(kindOf(['Room', 'External user'])).toBe('rooms');
  expect(kindOf(['Room', 'Ext', 'Rule'])).toBe('rooms');
  expect(kindOf(['Room', 'Address book'])).toBe('associations');
});

test('a column of house rules is no calling rule', () => {
  const rows = [
    ['101', '102', 'No smoking'],
    ['103', '104', 'No pets'],
  ];
  const sheet = sheetOf('Calling rules', ['Room', 'Target room', 'Rules'], rows);
  expect(failure([sheet])?.code).toBe('required-column-missing');
});

test('a header of two lines is named on one, in reasons and in choices', () => {
  const sheet = sheetOf('Sheet1', ['Room\nnumber', 'Ext'], [['101', '7101']]);
  expect(map([sheet])[0]?.columns[0]?.column).toBe('Room number');
  const [chosen] = map([sheet], [{ field: 'room', column: 'room number' }]);
  expect(chosen?.columns[0]).toMatchObject({ field: 'room', score: 1 });
});

test('a choice keeps its column from every other field, in any language', () => {
  const sheet = sheetOf('Zimmer', ['Zimmernummer', 'Durchwahl', 'Etage'], [['101', '7101', '1']]);
  expect(fields(sheet)).toEqual({
    Zimmernummer: 'room',
    Durchwahl: 'extension',
    Etage: 'floor',
  });
  expect(fields(sheet, [{ field: 'displayName', column: 'Etage' }])).toEqual({
    Zimmernummer: 'room',
    Durchwahl: 'extension',
    Etage: 'displayName',
  });
});
