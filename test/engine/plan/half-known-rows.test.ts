import { expect, test } from 'vitest';
import { planChanges } from '../../../main/engine/plan/plan-changes.ts';
import type { InvalidRow } from '../../../shared/domain/row.ts';
import { planOptions } from '../../../shared/domain/settings.ts';
import type { RowInput } from '../../support/live-state.ts';
import { liveState, phones, SHEET_TABLES, validRows } from '../../support/live-state.ts';

/** What is removed where a row that keeps something has errors, and the messages of problems. */
function planBeside(removals: RowInput[], kind: InvalidRow['kind'], keeps: InvalidRow['keeps']) {
  const wrong: InvalidRow = {
    key: 'wrong',
    sheet: 'Wrong',
    row: 9,
    state: 'invalid',
    kind,
    cells: [],
    problems: [],
    ...(keeps && { keeps }),
  };
  const live = liveState({
    rooms: { '101': 'Room 101', '102': null },
    books: { B1: { name: 'Desk', contacts: { C1: ['Taxi', phones('+12065550100')] } } },
  });
  const { body, problems } = planChanges({
    rows: [...validRows(removals), wrong],
    sheets: SHEET_TABLES,
    live,
    options: planOptions.parse({ deleteUnits: true }),
    requestsPerSecond: 10,
  });
  const removed = body.steps.filter(({ action }) => action === 'remove').map(({ key }) => key);
  return { removed, messages: problems.map(({ message }) => message) };
}

const desk: RowInput = { kind: 'addressBooks', addressBook: 'Desk', action: 'delete' };
const room: RowInput = { kind: 'rooms', room: '101', action: 'delete' };

test('a book stays where a row with errors wants something in it', () => {
  for (const [kind, keeps] of [
    ['contacts', { addressBook: 'Desk', name: 'Cab', phone1: 'soon' }],
    ['rooms', { room: '102', addressBooks: 'Spa; Desk', extension: 'x' }],
    ['rooms', { room: '102', listedIn: 'Desk', extension: 'x' }],
  ] as const) {
    const { removed, messages } = planBeside([desk, room], kind, keeps);
    expect(removed).toEqual(['101', '101']);
    expect(messages).toEqual([
      'The row removes the address book "Desk", of which row 9 of Wrong speaks as well, and that row has errors.',
    ]);
  }
});

test('a room stays where a row with errors speaks of it, however it writes it', () => {
  for (const [kind, keeps] of [
    ['extensions', { extension: 'x', room: 'Rm 101' }],
    ['callingRules', { rule: 'block', room: '102', targetRoom: '101', value: 'perhaps' }],
    ['rooms', { unitId: 'unit-101', displayName: '!' }],
  ] as const) {
    const { removed, messages } = planBeside([desk, room], kind, keeps);
    expect(removed).toEqual(['Desk']);
    expect(messages).toEqual([expect.stringContaining('removes the room 101')]);
  }
});

test('rows with errors that keep nothing, or speak of something else, stand in no way', () => {
  expect(planBeside([desk, room], 'rooms', undefined).removed).toEqual(['Desk', '101', '101']);
  const other = { room: '102', addressBooks: 'Spa', extension: 'x' };
  expect(planBeside([desk, room], 'rooms', other).removed).toEqual(['Desk', '101', '101']);
});
