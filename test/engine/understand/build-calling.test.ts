import { expect, test } from 'vitest';
import { CLEAR } from '../../../shared/domain/fields.ts';
import type { SheetKind } from '../../../shared/domain/kinds.ts';
import { checkRows } from '../../../main/engine/understand/check-rows.ts';
import { US, codesOf, dataOf, exported, mappedRows } from './rows.ts';
import type { Values } from './rows.ts';

const SL = { ...US, vertical: 'senior-living' as const };
const PROFILE = `amzn1.alexa.communications.profile.did.${'A'.repeat(30)}`;
const PROVIDER = 'amzn1.comms.csp.id.01234567-89ab-cdef-0123-456789abcdef';

function check(kind: SheetKind, ...values: Values[]) {
  return checkRows(mappedRows(kind, ...values), kind === 'inboundCalling' ? SL : US);
}
const rule = { rule: 'block', room: '101', targetRoom: '102' };
const inbound = { room: '101', addressBook: 'Family', contact: 'Daughter' };
const user = { externalUser: 'room-101', room: '101' };

test.each([
  ['block', 'block'],
  ['Blocking', 'block'],
  ['BLOCKED', 'block'],
  ['drop-in', 'dropIn'],
  ['DropIn', 'dropIn'],
  ['Drop in', 'dropIn'],
])('the rule %s is read as %s', (text, wanted) => {
  const [row] = check('callingRules', { ...rule, rule: text });
  expect(dataOf('callingRules', row)).toMatchObject({ rule: wanted, value: 'on' });
});

test.each([
  [undefined, 'on'],
  ['On', 'on'],
  ['yes', 'on'],
  ['TRUE', 'on'],
  ['ENABLED', 'on'],
  ['off', 'off'],
  ['No', 'off'],
  ['FALSE', 'off'],
  ['disabled', 'off'],
  ['Both', 'both'],
])('the value %s is read as %s', (text, wanted) => {
  const [row] = check('callingRules', { ...rule, ...(text === undefined ? {} : { value: text }) });
  expect(dataOf('callingRules', row).value).toBe(wanted);
});

test('another rule and another value are errors that say what to write', () => {
  const [row] = check('callingRules', { ...rule, rule: 'mute', value: 'maybe' });
  expect(codesOf(row)).toEqual(['error rule.unknown', 'error rule.unknown-value']);
  expect(row?.problems[0]?.fix).toContain('drop-in');
});

test('every cell without which a row means nothing is asked for', () => {
  const codes = (kind: SheetKind): string[] =>
    (check(kind, { action: 'update' })[0]?.problems ?? []).map(
      ({ code, field }) => `${code} ${field}`,
    );
  expect(codes('callingRules')).toEqual([
    'cell.required rule',
    'cell.required room',
    'cell.required targetRoom',
  ]);
  expect(codes('inboundCalling')).toEqual([
    'cell.required room',
    'cell.required addressBook',
    'cell.required contact',
  ]);
  expect(codes('externalUsers')).toEqual(['cell.required externalUser', 'cell.required room']);
});

test('a rule of a room with itself is an error, however the room is written', () => {
  const [row] = check('callingRules', { ...rule, room: '101', targetRoom: 'Rm 0101' });
  expect(codesOf(row)).toEqual(['error rule.same-room']);
  expect(codesOf(check('callingRules', { ...rule, targetRoom: 'Floor 2/101' })[0])).toEqual([]);
});

test('what is read of inbound calling and external users is what the cells say', () => {
  expect(dataOf('inboundCalling', check('inboundCalling', inbound)[0])).toMatchObject(inbound);
  const full = { externalUser: 'a@b.example', profileId: PROFILE, serviceProvider: PROVIDER };
  expect(dataOf('externalUsers', check('externalUsers', full)[0])).toMatchObject(full);
});

test.each(['a&b', 'a=b', 'a?b', 'a,b', 'a<b', 'a>b'])('the external user %s is refused', (id) => {
  expect(codesOf(check('externalUsers', { ...user, externalUser: id })[0])).toEqual([
    'error external-user.character',
  ]);
  expect(codesOf(check('rooms', { room: '101', externalUser: id })[0])).toEqual([
    'error external-user.character',
  ]);
});

test('an external user has at most 128 characters', () => {
  const of = (length: number) =>
    codesOf(check('externalUsers', { ...user, externalUser: 'x'.repeat(length) })[0]);
  expect(of(128)).toEqual([]);
  expect(of(129)).toEqual(['error external-user.too-long']);
});

test('a unit id where the id of a profile or of a provider belongs is an error', () => {
  const unit = 'amzn1.alexa.unit.did.ABC';
  const [row] = check('externalUsers', {
    externalUser: 'u1',
    profileId: unit,
    serviceProvider: unit,
  });
  expect(codesOf(row)).toEqual(['error id.not-a-profile', 'error id.not-a-provider']);
});

test('a provider id of an unusual look is only a warning', () => {
  const [row] = check('externalUsers', { ...user, serviceProvider: 'my-provider' });
  expect(codesOf(row)).toEqual(['warning id.unusual']);
});

test('(clear) takes the external user of a room away, and means nothing on a sheet of users', () => {
  const [room] = check('rooms', { room: '101', externalUser: '(Clear)' });
  expect(dataOf('rooms', room).externalUser).toBe(CLEAR);
  const [row] = check('externalUsers', { ...user, externalUser: CLEAR });
  expect(row?.state).toBe('invalid');
});

test('delete names its object by the same cells, a user by its id alone', () => {
  for (const [kind, values] of [
    ['callingRules', rule],
    ['inboundCalling', inbound],
    ['externalUsers', { externalUser: 'u1' }],
  ] as const) {
    const [row] = check(kind, { ...values, action: 'delete' });
    expect(dataOf(kind, row).action).toBe('delete');
  }
});

test('one rule that is wanted on and off is an error on both rows, twice the same a warning', () => {
  const rows = check(
    'callingRules',
    rule,
    { ...rule, room: 'Room 101', value: 'off' },
    { ...rule, rule: 'drop-in' },
    { ...rule, rule: 'drop in', value: 'on' },
  );
  expect(rows.map(codesOf)).toEqual([
    ['error rule.contradiction'],
    ['error rule.contradiction'],
    ['warning rule.repeated'],
    ['warning rule.repeated'],
  ]);
  expect(rows[0]?.problems[0]?.message).toContain('row 3');
});

test('both speaks of the other direction too', () => {
  const back = { rule: 'block', room: '102', targetRoom: '101' };
  const rows = check('callingRules', { ...rule, value: 'both' }, { ...back, action: 'delete' });
  expect(rows.map(codesOf)).toEqual([['error rule.contradiction'], ['error rule.contradiction']]);
  expect(check('callingRules', rule, { ...back, value: 'off' }).map(codesOf)).toEqual([[], []]);
});

test('one contact for one room twice is a warning, given and taken an error', () => {
  expect(check('inboundCalling', inbound, { ...inbound, room: 'Rm 101' }).map(codesOf)).toEqual([
    ['warning inbound-calling.repeated'],
    ['warning inbound-calling.repeated'],
  ]);
  const [first] = check('inboundCalling', inbound, { ...inbound, action: 'delete' });
  expect(codesOf(first)).toEqual(['error inbound-calling.contradiction']);
});

test('one external user for two rooms is an error, whichever sheets they stand on', () => {
  const rows = checkRows(
    [
      ...mappedRows('externalUsers', { ...user, room: '102' }),
      ...mappedRows('rooms', { room: '101', externalUser: 'room-101' }),
    ],
    US,
  );
  expect(rows.map(codesOf)).toEqual([
    ['error external-user.several-rooms'],
    ['error external-user.several-rooms'],
  ]);
  expect(check('externalUsers', user, { ...user, room: 'Rm 101' }).map(codesOf)).toEqual([
    ['warning external-user.repeated'],
    ['warning external-user.repeated'],
  ]);
});

test('rows of an export may be edited to speak of another object', () => {
  const [row] = check('callingRules', exported({ ...rule, bellhopId: 'x' }, { targetRoom: '103' }));
  expect(dataOf('callingRules', row)).toMatchObject({ targetRoom: '103', edited: ['targetRoom'] });
});
