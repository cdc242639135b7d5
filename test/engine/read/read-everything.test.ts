import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LiveState } from '../../../shared/domain/live.ts';
import type { Failure } from '../../../shared/domain/failure.ts';
import { SHEET_KINDS } from '../../../shared/domain/kinds.ts';
import type { SheetKind } from '../../../shared/domain/kinds.ts';
import type { Call } from '../../../main/engine/ports.ts';
import { exportedRows } from '../../../main/engine/export/exported-rows.ts';
import type { EverythingRead, ReadEverything } from '../../../main/engine/read/read-everything.ts';
import { readEverything } from '../../../main/engine/read/read-everything.ts';
import { anyLive, PROVIDER } from '../../support/arbitrary-plan.ts';
import { liveState, phones, profileIdOf, roomId } from '../../support/live-state.ts';
import { serveLive } from '../../support/serve-live.ts';

const ACCOUNT = { country: null, vertical: null, serviceProvider: PROVIDER };
const FAILED: Failure = { code: 'no-access', message: 'No.' };

/** A call that refuses these operations. */
function refusing(live: LiveState, operations: readonly string[], failure = FAILED): Call {
  const { call } = serveLive(live);
  return (name, input, signal) =>
    operations.includes(name)
      ? Promise.resolve({ kind: 'refused', failure })
      : call(name, input, signal);
}

async function readAll(
  live: LiveState,
  more: Partial<ReadEverything> = {},
): Promise<EverythingRead> {
  const result = await readEverything({
    call: serveLive(live).call,
    property: live.property,
    emit: () => {},
    now: () => 0,
    signal: new AbortController().signal,
    account: ACCOUNT,
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
      const { live: read, kinds } = await readAll(live, { only: SHEET_KINDS });
      expect(read.addressBooks).toEqual(ours);
      expect(exportedRows(read)).toEqual(exportedRows({ ...live, addressBooks: ours }));
      expect(kinds).toEqual(SHEET_KINDS);
    }),
    { numRuns: 200 },
  );
});

test('with the books of other properties it holds every book', async () => {
  await fc.assert(
    fc.asyncProperty(anyLive, async (live) => {
      const { live: read } = await readAll(live, { only: SHEET_KINDS, allBooks: true });
      expect(exportedRows(read)).toEqual(exportedRows(live));
    }),
    { numRuns: 100 },
  );
});

const MUCH = liveState({
  rooms: { '101': 'Room 101', '102': 'Room 102' },
  books: {
    B1: { name: 'Desk', rooms: ['elsewhere'] },
    B2: {
      name: 'Family',
      rooms: ['101', '102'],
      contacts: {
        C1: ['Daughter', phones('+12065550100')],
        C2: ['Suite', { kind: 'profile', profileId: profileIdOf('101') }],
        C3: ['Hidden', { kind: 'none' }],
      },
    },
  },
  trunks: { T1: 'ACTIVE' },
  extensions: { T1: { '7101': profileIdOf('101'), '7102': 'foreign' } },
  blocks: [
    [profileIdOf('101'), 'foreign'],
    [profileIdOf('102'), 'foreign', 'DISABLED'],
  ],
  users: { [PROVIDER]: { u1: profileIdOf('101'), u2: profileIdOf('101'), u3: 'foreign' } },
});

test('what is left out is said', async () => {
  expect((await readAll(MUCH)).notes).toEqual([
    '1 address book is used only by other properties and left out.',
    '1 extension rings no room of this property and is left out.',
    '1 calling rule is about a room outside this property and is left out.',
    '1 external user rings no room of this property and is left out.',
    '1 room has several external users, which only the sheet External users shows.',
    'Inbound calling: left out, since it must be asked for room by room and contact by contact, which takes 4 requests more here; ask for it by name (--inbound) to have it.',
  ]);
});

test('inbound calling is asked for each room and outside contact, once it is wanted', async () => {
  const { call, requests } = serveLive(MUCH);
  const { kinds, notes } = await readAll(MUCH, { call, only: ['inboundCalling'] });
  expect(requests.filter((line) => line.startsWith('inboundCalling'))).toEqual(
    ['101', '102'].flatMap((room) =>
      ['C1', 'C3'].map((contact) => `inboundCalling.get ${profileIdOf(room)} ${contact}`),
    ),
  );
  expect(kinds).toEqual(['inboundCalling']);
  expect(notes).toEqual(['1 address book is used only by other properties and left out.']);
});

test('what the account has no access to is left out and said, and all else is there', async () => {
  const call = refusing(MUCH, ['trunks.list', 'blocks.list', 'externalUsers.query']);
  const { live, kinds, notes } = await readAll(MUCH, { call });
  expect(live.trunks).toBeNull();
  expect(live.profiles.size).toBe(2);
  expect(kinds).toEqual(['rooms', 'contacts', 'addressBooks', 'associations', 'callingRules']);
  expect(notes.slice(1, 4)).toEqual([
    'Extensions: left out, since the account has no access to this.',
    'Block rules: left out, since the account has no access to this.',
    'External users: left out, since the account has no access to this.',
  ]);
});

test('a refusal in the midst of a list leaves nothing of it behind', async () => {
  const { call } = serveLive(MUCH);
  const { live, notes, kinds } = await readAll(MUCH, {
    call: (name, input, signal) =>
      name === 'blocks.list' && JSON.stringify(input).includes(profileIdOf('102'))
        ? Promise.resolve({ kind: 'refused', failure: { code: 'bad-request', message: 'Bad.' } })
        : call(name, input, signal),
    only: ['callingRules'],
  });
  expect(live.blocks.size).toBe(0);
  expect(live.dropIns.size).toBe(2);
  expect(kinds).toEqual(['callingRules']);
  expect(notes).toEqual(['Block rules: left out, since the service refused to tell: Bad.']);
});

test('what the country does not offer is not asked for', async () => {
  const { call, requests } = serveLive(MUCH);
  const account = { country: 'CA', vertical: 'hospitality', serviceProvider: null } as const;
  const { kinds, notes } = await readAll(MUCH, { call, account });
  expect(requests.filter((line) => /^(trunks|blocks|dropIns|externalUsers)/u.test(line))).toEqual(
    [],
  );
  expect(kinds).toEqual(['rooms', 'contacts', 'addressBooks', 'associations']);
  expect(notes).toEqual([
    '1 address book is used only by other properties and left out.',
    'Extensions: left out, since the service does not offer this to hospitality in CA.',
    'Block rules: left out, since the service does not offer this to hospitality in CA.',
    'Drop-in rules: left out, since the service does not offer this to hospitality in CA.',
    'External users: left out, since the service does not offer this to hospitality in CA.',
  ]);
});

test('external users need a service provider', async () => {
  const account = { ...ACCOUNT, serviceProvider: null };
  const { kinds, notes } = await readAll(MUCH, { account, only: ['externalUsers'] });
  expect(kinds).toEqual([]);
  expect(notes).toEqual(['External users: left out, since the account names no service provider.']);
});

test('only what is wanted is read', async () => {
  const requestsFor = async (only: SheetKind[]): Promise<string[]> => {
    const { call, requests } = serveLive(MUCH);
    await readAll(MUCH, { call, only });
    return requests.toSorted();
  };
  expect(await requestsFor(['addressBooks'])).toEqual([
    'addressBooks.list ',
    'associations.listByBook B1',
    'associations.listByBook B2',
    'units.list property all',
  ]);
  expect(await requestsFor(['callingRules'])).toEqual([
    ...['101', '102'].map((room) => `blocks.list ${profileIdOf(room)}`),
    ...['101', '102'].map((room) => `dropIns.list ${profileIdOf(room)}`),
    ...['101', '102'].map((room) => `profiles.getByUnit ${roomId(room)}`),
    'units.list property all',
  ]);
});

test('where one reading fails the others are stopped, and the failure is told', async () => {
  const stopped: string[] = [];
  const { call } = serveLive(MUCH);
  const failure: Failure = { code: 'timeout', message: 'No answer.' };
  const result = await readEverything({
    call: (name, input, signal) => {
      if (name === 'addressBooks.list') {
        return Promise.resolve({ kind: 'outage', failure, maybeSent: false });
      }
      if (name !== 'profiles.getByUnit') return call(name, input, signal);
      return new Promise((resolve) => {
        const stop = (): void => {
          stopped.push(name);
          resolve({ kind: 'aborted', maybeSent: false });
        };
        if (signal.aborted) stop();
        else signal.addEventListener('abort', stop, { once: true });
      });
    },
    property: MUCH.property,
    emit: () => {},
    now: () => 0,
    signal: new AbortController().signal,
  });
  expect(result).toMatchObject({ ok: false, error: { result: { kind: 'outage' } } });
  expect(stopped).toEqual(['profiles.getByUnit', 'profiles.getByUnit']);
});

test('progress is told as one figure that ends complete', async () => {
  const told: { what: string; done: number; total: number }[] = [];
  await readAll(MUCH, {
    emit: (event) => {
      if (event.type === 'reading') told.push(event);
    },
  });
  expect(new Set(told.map(({ what }) => what))).toEqual(new Set(['what is live']));
  expect(told.at(-1)?.done).toBe(told.at(-1)?.total);
});
