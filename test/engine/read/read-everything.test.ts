import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LiveState } from '../../../shared/domain/live.ts';
import type { SheetKind } from '../../../shared/domain/kinds.ts';
import type { Call } from '../../../main/engine/ports.ts';
import { exportedRows } from '../../../main/engine/export/exported-rows.ts';
import type { EverythingRead } from '../../../main/engine/read/read-everything.ts';
import { readEverything } from '../../../main/engine/read/read-everything.ts';
import { anyLive } from '../../support/arbitrary-plan.ts';
import { liveState, phones, profileIdOf } from '../../support/live-state.ts';
import { serveLive } from '../../support/serve-live.ts';

async function readAll(
  live: LiveState,
  more: { call?: Call; only?: SheetKind[] } = {},
): Promise<EverythingRead> {
  const result = await readEverything({
    call: serveLive(live).call,
    property: live.property,
    emit: () => {},
    now: () => 0,
    signal: new AbortController().signal,
    ...more,
  });
  if (!result.ok) throw new Error(result.error.operation);
  return result.value;
}

test('an export holds all that is live of the property, and no book of another one', async () => {
  await fc.assert(
    fc.asyncProperty(anyLive, async (live) => {
      const units = new Set(live.units.map(({ id }) => id));
      const ours = live.addressBooks.filter(({ id }) => {
        const users = live.unitsOfBook.get(id) ?? [];
        return users.length === 0 || users.some((unitId) => units.has(unitId));
      });
      const { live: read } = await readAll(live);
      expect(read.addressBooks).toEqual(ours);
      expect(exportedRows(read)).toEqual(exportedRows({ ...live, addressBooks: ours }));
    }),
    { numRuns: 200 },
  );
});

test('what is left out is said', async () => {
  const live = liveState({
    rooms: { '101': 'Room 101' },
    books: { B1: { name: 'Desk', rooms: ['elsewhere'] } },
    trunks: { T1: 'ACTIVE' },
    extensions: { T1: { '7101': profileIdOf('101'), '7102': 'foreign' } },
  });
  expect((await readAll(live)).notes).toEqual([
    '1 address book is used only by other properties and left out.',
    '1 extension rings no room of this property and is left out.',
  ]);
});

test('an account that may not see trunks still gets its export', async () => {
  const live = liveState({ rooms: { '101': 'Room 101' }, trunks: { T1: 'ACTIVE' } });
  const { call } = serveLive(live);
  const { live: read, notes } = await readAll(live, {
    call: (name, input, signal) =>
      name === 'trunks.list'
        ? Promise.resolve({ kind: 'refused', failure: { code: 'no-access', message: 'No.' } })
        : call(name, input, signal),
  });
  expect(read.profiles.size).toBe(1);
  expect(read.trunks).toBeNull();
  expect(notes).toHaveLength(1);
});

test('only what is wanted is read', async () => {
  const live = liveState({
    rooms: { '101': 'Room 101' },
    books: { B1: { name: 'Desk', contacts: { C1: ['Taxi', phones('+12065550100')] } } },
  });
  const { call, requests } = serveLive(live);
  await readAll(live, { call, only: ['addressBooks'] });
  expect(requests).toEqual([
    'units.list property all',
    'addressBooks.list ',
    'associations.listByBook B1',
  ]);
});
