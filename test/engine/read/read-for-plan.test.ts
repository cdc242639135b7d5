import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LiveState } from '../../../shared/domain/live.ts';
import { planOptions } from '../../../shared/domain/settings.ts';
import { planChanges } from '../../../main/engine/plan/plan-changes.ts';
import type { EngineEvent } from '../../../main/engine/ports.ts';
import { readForPlan } from '../../../main/engine/read/read-for-plan.ts';
import { anyLive, anyRows } from '../../support/arbitrary-plan.ts';
import type { RowInput } from '../../support/live-state.ts';
import { liveState, phones, roomId, SHEET_TABLES, validRows } from '../../support/live-state.ts';
import { serveLive } from '../../support/serve-live.ts';

const signal = new AbortController().signal;

async function read(
  live: LiveState,
  rows: readonly RowInput[],
  choices: Parameters<typeof planOptions.parse>[0] = {},
): Promise<{ read: LiveState; requests: string[]; events: EngineEvent[] }> {
  const { call, requests } = serveLive(live);
  const events: EngineEvent[] = [];
  const result = await readForPlan({
    call,
    property: live.property,
    rows: validRows(rows),
    options: planOptions.parse(choices),
    emit: (event) => events.push(event),
    now: () => 42,
    signal,
  });
  if (!result.ok) throw new Error(result.error.operation);
  return { read: result.value, requests, events };
}

const anyChoices = fc.record({
  sharedBooks: fc.boolean(),
  existing: fc.constantFrom('update' as const, 'skip' as const),
  replaceExtensions: fc.boolean(),
});

test('a plan from what was read is the plan that knowing everything would give', async () => {
  await fc.assert(
    fc.asyncProperty(anyLive, anyRows, anyChoices, async (live, inputs, choices) => {
      const rows = validRows(inputs);
      const plan = (state: LiveState): unknown => {
        const { body, problems } = planChanges({
          rows,
          sheets: SHEET_TABLES,
          live: state,
          options: planOptions.parse(choices),
          requestsPerSecond: null,
        });
        // Of several contacts that call a listed room any will do.
        const steps = body.steps.map((step) =>
          step.kind === 'contact' && step.action === 'unchanged'
            ? { ...step, remoteId: null }
            : step,
        );
        return { steps, problems, rows: body.rows, notes: body.notes };
      };
      const { read: state } = await read(live, inputs, choices);
      expect(plan(state)).toEqual(plan(live));
    }),
    { numRuns: 500 },
  );
});

test('untouched rows of an export and rows to be skipped cost no request', async () => {
  const live = liveState({ rooms: { '101': 'Room 101' } });
  const { requests } = await read(live, [
    { kind: 'rooms', room: '101', baseline: { room: '101' }, edited: [], remoteId: roomId('101') },
    { kind: 'rooms', room: '101', displayName: 'X', action: 'skip' },
  ]);
  expect(requests).toEqual([]);
});

test('rows that name only rooms read only the rooms and their profiles', async () => {
  const live = liveState({ rooms: { '101': 'Room 101', '102': null } });
  const {
    requests,
    events,
    read: state,
  } = await read(live, [
    { kind: 'rooms', room: '101', displayName: 'X' },
    { kind: 'rooms', room: 'Rm 101', displayName: 'X' },
  ]);
  expect(requests).toEqual(['units.list property all', 'profiles.getByUnit unit-101']);
  expect(events.at(-1)).toEqual({
    type: 'reading',
    what: 'profiles of rooms',
    done: 1,
    total: 1,
  });
  expect(state.readAt).toBe(42);
});

test('of the contacts of a book only namesakes are read one by one', async () => {
  const live = liveState({
    books: {
      B1: {
        name: 'Desk',
        contacts: { C1: ['Taxi', phones('+12065550100')], C2: ['Bus', phones('+12065550101')] },
      },
      B2: { name: 'Spa', contacts: { C3: ['Taxi', phones('+12065550102')] } },
    },
  });
  const { requests } = await read(live, [
    { kind: 'contacts', addressBook: 'Desk', name: 'Taxi', phones: ['+12065550100'] },
  ]);
  expect(requests).toEqual([
    'units.list property all',
    'addressBooks.list ',
    'associations.listByBook B1',
    'contacts.list B1',
    'contacts.get B1 C1',
  ]);
});

test('the rest of a book is read only where a listed room is not found by its name', async () => {
  const live = liveState({
    rooms: { '101': 'Sea view' },
    books: {
      B1: {
        name: 'Desk',
        contacts: {
          C1: ['Sea view', { kind: 'profile', profileId: 'profile-of-unit-101' }],
          C2: ['Bus', phones('+12065550101')],
        },
      },
    },
  });
  const row: RowInput = { kind: 'rooms', room: '101', listedIn: ['Desk'] };
  expect((await read(live, [row])).requests).not.toContain('contacts.get B1 C2');
  const renamed = structuredClone(live);
  const contact = renamed.contacts.get('B1')?.[0];
  if (contact) contact.name = 'Other';
  expect((await read(renamed, [row])).requests).toContain('contacts.get B1 C2');
});

test('the first answer that does not come ends the reading', async () => {
  const live = liveState({ rooms: { '101': null } });
  const { call } = serveLive(live);
  const failure = { code: 'no-access', message: 'No.' } as const;
  const result = await readForPlan({
    call: (name, input, abort) =>
      name === 'profiles.getByUnit'
        ? Promise.resolve({ kind: 'refused', failure })
        : call(name, input, abort),
    property: live.property,
    rows: validRows([{ kind: 'rooms', room: '101' }]),
    options: planOptions.parse({}),
    emit: () => {},
    now: () => 0,
    signal,
  });
  expect(result).toEqual({
    ok: false,
    error: { operation: 'profiles.getByUnit', result: { kind: 'refused', failure } },
  });
});
