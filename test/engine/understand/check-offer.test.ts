import { expect, test } from 'vitest';
import type { SheetKind } from '../../../shared/domain/kinds.ts';
import type { Market } from '../../../shared/domain/offered.ts';
import { checkRows } from '../../../main/engine/understand/check-rows.ts';
import { createRowIndex } from '../../../main/engine/understand/row-index.ts';
import { US, codesOf, mappedRow, mappedRows } from './rows.ts';
import type { Values } from './rows.ts';

const ROWS: Record<string, [SheetKind, Values]> = {
  extension: ['extensions', { extension: '7101', room: '101' }],
  'room extension': ['rooms', { room: '101', extension: '7101' }],
  block: ['callingRules', { rule: 'block', room: '101', targetRoom: '102' }],
  'drop-in': ['callingRules', { rule: 'drop-in', room: '101', targetRoom: '102' }],
  inbound: ['inboundCalling', { room: '101', addressBook: 'Family', contact: 'Son' }],
  'external user': ['externalUsers', { externalUser: 'u1', room: '101' }],
  'room user': ['rooms', { room: '101', externalUser: 'u1' }],
  'provider contact': ['contacts', { addressBook: 'A', name: 'N', providerContact: 'p1' }],
  phone: ['contacts', { addressBook: 'A', name: 'N', phone1: '+33140000000' }],
};
const NOTHING: Market = { country: null, vertical: null };

function codes(market: Market): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(ROWS).map(([name, [kind, values]]) => [
      name,
      codesOf(checkRows(mappedRows(kind, values), { ...US, ...market })[0]).filter((code) =>
        code.includes('offer.'),
      ),
    ]),
  );
}

/** What is an error in a market, by the names above. */
function refused(country: string, vertical: Market['vertical']): string[] {
  return Object.entries(codes({ country, vertical })).flatMap(([name, found]) =>
    found.includes('error offer.not-offered') ? [name] : [],
  );
}

const PBX = ['extension', 'room extension'];
const USERS = ['external user', 'room user', 'provider contact'];

test.each([
  ['US', 'healthcare', ['inbound']],
  ['US', 'hospitality', ['drop-in', 'inbound']],
  ['US', 'senior-living', ['drop-in']],
  ['CA', 'senior-living', [...PBX, 'block', 'drop-in', ...USERS]],
  ['GB', 'hospitality', [...PBX, 'block', 'drop-in', 'inbound']],
  ['FR', 'senior-living', [...PBX, 'block', 'drop-in', 'phone']],
  ['JP', 'hospitality', [...PBX, 'block', 'drop-in', ...USERS]],
] as const)('in %s for %s the cells that are refused are known', (country, vertical, wanted) => {
  expect(refused(country, vertical)).toEqual(wanted);
});

test('where everything is known and offered nothing is said', () => {
  const said = codes({ country: 'US', vertical: 'healthcare' });
  expect(Object.values(said).flat()).toEqual(['error offer.not-offered']);
  expect(codes({ country: 'DE', vertical: 'hospitality' })['phone']).toEqual([]);
});

test('an error names the feature, where it is offered and what the account is for', () => {
  const [row] = checkRows(mappedRows(...ROWS['block']!), {
    ...US,
    country: 'DE',
    vertical: 'hospitality',
  });
  expect(row?.problems).toMatchObject([
    { field: 'rule', severity: 'error', code: 'offer.not-offered', found: 'block' },
  ]);
  expect(row?.problems[0]?.message).toBe(
    'Blocking is offered in the US, and the account is for DE (hospitality).',
  );
});

test('without a country everything is one warning a sheet and field, never an error', () => {
  for (const [name, [kind, values]] of Object.entries(ROWS)) {
    const rows = checkRows(mappedRows(kind, values, values, values), { ...US, ...NOTHING });
    const said = rows.map((row) => codesOf(row).filter((code) => code.includes('offer.')));
    expect(said, name).toEqual([['warning offer.unknown'], [], []]);
  }
});

test('the country alone decides where every vertical is alike', () => {
  const known = codes({ country: 'US', vertical: null });
  expect(known['block']).toEqual([]);
  expect(known['drop-in']).toEqual(['warning offer.unknown']);
  expect(codes({ country: 'FR', vertical: null })['drop-in']).toEqual(['error offer.not-offered']);
});

test('rows to skip and untouched rows of an export are not asked about', () => {
  const [kind, values] = ROWS['block']!;
  const french = { ...US, country: 'FR' };
  const [skipped] = checkRows(mappedRows(kind, { ...values, action: 'skip' }), french);
  expect(codesOf(skipped)).toEqual([]);
  const untouched = { ...values, bellhopId: 'x', bellhopBaseline: JSON.stringify(values) };
  expect(codesOf(checkRows(mappedRows(kind, untouched), french)[0])).toEqual([]);
});

test('the warning moves to the next row when the first no longer needs it', () => {
  const [kind, values] = ROWS['extension']!;
  const rows = [2, 3].map((row) => mappedRow(kind, row, { ...values, extension: `710${row}` }));
  const index = createRowIndex(rows, { ...US, ...NOTHING });
  const said = () => index.rows().map((row) => codesOf(row));
  expect(said()).toEqual([['warning offer.unknown'], []]);
  const changed = index.update(mappedRow(kind, 2, { ...values, action: 'skip' }));
  expect(changed).toHaveLength(2);
  expect(said()).toEqual([[], ['warning offer.unknown']]);
  index.remove('Extensions!3');
  expect(said()).toEqual([[]]);
});
