import { expect, test } from 'vitest';
import { createAspClient } from '../../main/asp/client.ts';
import type { EngineEvent, JournalEntry } from '../../main/engine/ports.ts';
import { runPlan } from '../../main/engine/run/run-plan.ts';
import { createCall } from '../../main/engine/wire/call.ts';
import { createPacer } from '../../main/engine/wire/pacer.ts';
import type { FaultRule } from '../../main/sandbox/faults.ts';
import { startSandbox } from '../../main/sandbox/sandbox.ts';
import type { Sandbox, SandboxOptions } from '../../main/sandbox/sandbox.ts';
import type { ContactAddress } from '../../shared/domain/live.ts';
import type { OperationName } from '../../shared/domain/operations.ts';
import { systemClock } from '../../main/support/system-clock.ts';
import { PARTS, partsPlan } from '../engine/run/parts-hotel.ts';
import type { TestPlan } from '../engine/run/troubled-run.ts';
import { hurriedClock } from '../support/hurried-app.ts';
import { naturalState } from '../support/natural-state.ts';
import { seededRandom } from '../support/simulated-service.ts';

/** What the plan below sends; each is one request at least. */
const WRITES: OperationName[] = [
  'units.create',
  'units.update',
  'units.delete',
  'profiles.createBatch',
  'profiles.delete',
  'addressBooks.delete',
  'contacts.createBatch',
  'contacts.delete',
  'associations.createBatch',
  'associations.delete',
  'extensions.map',
  'extensions.unmap',
  'blocks.set',
  'dropIns.set',
  'inboundCalling.create',
  'inboundCalling.delete',
  'externalUsers.create',
  'externalUsers.update',
  'externalUsers.delete',
];

/** A service with the little hotel of the plan, and the plan with its ids. */
async function startHotel(options: SandboxOptions = {}): Promise<[Sandbox, TestPlan]> {
  const sandbox = await startSandbox({ rooms: 3, floors: 1, seed: 7, latencyMs: 2, ...options });
  const made = (change: Parameters<Sandbox['colleague']>[0]): string => {
    const result = sandbox.colleague(change);
    if (!result.ok) throw new Error(result.message);
    return result.id;
  };
  const ids = new Map([
    ['P', sandbox.property.id],
    ['trunk', sandbox.trunk],
    ['csp', sandbox.serviceProvider],
  ]);
  for (const at of ['1', '2', '9']) {
    const name = `10${at.replace('9', '3')}`;
    const unitId = sandbox.state.units.find((unit) => unit.name === name)?.id ?? '';
    ids.set(`u${at}`, unitId).set(`p${at}`, made({ create: 'profile', unitId, name }));
  }
  const idOf = (name: string): string => ids.get(name) ?? '';
  const phone = (number: string): ContactAddress => ({ kind: 'phones', numbers: [number] });
  const contact = (name: string, shown: string, address: ContactAddress): void => {
    const addressBookId = idOf('old');
    const id = made({ create: 'contact', addressBookId, contact: { name: shown, address } });
    ids.set(name, id);
  };
  ids.set('old', made({ create: 'addressBook', name: 'Old' }));
  ids.set('doomed', made({ create: 'addressBook', name: 'Doomed' }));
  contact('mum', 'Mum', phone('+12065550101'));
  contact('dad', 'Dad', phone('+12065550102'));
  contact('caller', 'Two', { kind: 'profile', profileId: idOf('p2') });
  const pairs = [['old', 'u1'], ['old', 'u2'], ['doomed', 'u2']] as const; // prettier-ignore
  for (const [book, unit] of pairs) {
    made({ create: 'association', addressBookId: idOf(book), unitId: idOf(unit) });
  }
  const { trunk: trunkId, serviceProvider: serviceProviderId } = sandbox;
  const [one, two] = [idOf('p1'), idOf('p2')];
  made({ create: 'extension', trunkId, extension: '1', profileId: one });
  made({ create: 'extension', trunkId, extension: '2', profileId: two });
  const on = { change: 'rule', value: 'ENABLED' } as const;
  made({ ...on, setting: 'Block', profileId: one, targetProfileId: two });
  made({ ...on, setting: 'DropIn', profileId: two, targetProfileId: one });
  for (const profileId of [one, two]) {
    made({ create: 'inboundCalling', profileId, contactId: idOf('dad') });
  }
  const user = { create: 'externalUser', serviceProviderId } as const;
  made({ ...user, externalUserId: 'room-2', profileId: two });
  made({ ...user, externalUserId: 'room-9', profileId: idOf('p9') });

  const { steps, known } = JSON.parse(JSON.stringify(partsPlan(PARTS)), (_key, value: unknown) =>
    typeof value === 'string' ? (ids.get(value) ?? value) : value,
  ) as TestPlan;
  const units = sandbox.state.units.map(({ id }) => id);
  const contacts = { [idOf('old')]: known.contacts['old'] ?? [] };
  return [sandbox, { steps, known: { ...known, contacts, units } }];
}

/** Runs over real HTTP, in a hurry; a reply is lost after 300 ms. */
async function run(sandbox: Sandbox, { steps, known }: TestPlan) {
  const clock = hurriedClock();
  const random = seededRandom(3);
  const events: EngineEvent[] = [];
  const emit = (event: EngineEvent): void => void events.push(event);
  const client = createAspClient({
    apiUrl: sandbox.apiUrl,
    tokenUrl: sandbox.tokenUrl,
    credentials: () => Promise.resolve(sandbox.credentials),
    now: systemClock.now,
    timeoutMs: 300,
  });
  const call = createCall({
    send: client.send,
    pacer: createPacer({ clock, emit }),
    clock,
    random,
    emit,
    traffic: { requests: 0, throttled: 0, retries: 0 },
  });
  const entries: JournalEntry[] = [];
  const never = new AbortController().signal;
  try {
    const { end, states } = await runPlan({
      plan: { steps, known },
      states: new Map(),
      ports: {
        call,
        journal: { record: async (given) => void entries.push(...given) },
        clock,
        random,
        emit,
      },
      control: { pause: never, abort: never },
    });
    return { end, states, events };
  } finally {
    await client.close();
  }
}

async function expectedEnd(): Promise<Record<string, string[]>> {
  const [sandbox, plan] = await startHotel();
  const { end, states } = await run(sandbox, plan);
  expect(end).toEqual({ kind: 'finished' });
  expect([...states].filter(([, { state }]) => state !== 'done')).toEqual([]);
  const expected = naturalState(sandbox.state);
  const { byOperation } = sandbox.requests();
  expect(WRITES.filter((name) => !byOperation[name])).toEqual([]);
  await sandbox.close();
  return expected;
}

async function expectSameEnd(options: SandboxOptions, faults: readonly FaultRule[] = []) {
  const expected = await expectedEnd();
  const [sandbox, plan] = await startHotel({ ...options, faults });
  const ended = await run(sandbox, plan);
  const told = [...ended.states].filter(([, { state }]) => state !== 'done');
  const counts = sandbox.requests();
  const state = naturalState(sandbox.state);
  await sandbox.close();
  expect(told).toEqual([]);
  expect(ended.end).toEqual({ kind: 'finished' });
  expect(state).toEqual(expected);
  return { counts, ...ended };
}

test('a run makes, changes and takes away every kind of thing, and people get one message each', async () => {
  const expected = await expectedEnd();
  // Two links by others before; then five links of ours and one removal.
  expect(expected['messages']).toEqual(['8 sent to people']);
  expect(expected['units']?.filter((path) => path.includes('Floor/'))).toHaveLength(1);
  expect(expected['addressBooks']).not.toContain('Doomed');
});

test.each(['effect-then-reset', 'effect-then-500', 'reset-before', 'refuse-500', 'slow'] as const)(
  '%s at the first request of every operation changes nothing in the end',
  async (kind) => {
    const faults = WRITES.map((operation): FaultRule => ({ operation, kind, times: 1, ms: 600 }));
    const { counts } = await expectSameEnd({}, faults);
    expect(counts.faults[kind]).toBe(WRITES.length);
  },
);

test.each([1, 2, 3])(
  'all kinds of faults at once (seed %d) change nothing in the end',
  async (seed) => {
    const kinds = [
      'effect-then-reset',
      'effect-then-500',
      'items-500',
      'items-missing',
      'truncated-json',
      'html-502',
      '429',
    ] as const;
    await expectSameEnd(
      { seed },
      kinds.map((kind) => ({ kind, rate: 0.06 })),
    );
  },
);

test('rights that arrive later are waited for, and said', async () => {
  const { events, counts } = await expectSameEnd({ switches: { unitGraceSeconds: 0.3 } });
  const waits = events.filter((event) => event.type === 'waiting');
  expect(waits.map(({ failure }) => failure.message).join(' ')).toContain(
    'for some seconds after they were created',
  );
  // Not one request for each of the rooms and seconds.
  expect(counts.byOperation['profiles.createBatch']).toBeLessThan(12);
});

test('rights that never arrive fail the rooms after a minute, in words', async () => {
  const [sandbox, plan] = await startHotel({ switches: { unitGraceSeconds: 3600 } });
  const { end, states } = await run(sandbox, plan);
  await sandbox.close();
  expect(end).toEqual({ kind: 'finished' });
  expect(states.get('profile:3')).toMatchObject({
    state: 'failed',
    failure: { code: 'no-access', message: expect.stringContaining('no access') as string },
  });
  expect(states.get('unit:Floor/4')?.state).toBe('failed');
  expect(states.get('unit:gone 2')?.state).toBe('done');
});
