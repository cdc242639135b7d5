import { expect, test } from 'vitest';

import type { Failure } from '../../../shared/domain/failure.ts';
import type { Step } from '../../../shared/domain/plan.ts';
import { lostReply } from '../../support/fake-service.ts';
import type { Fault } from '../../support/fake-service.ts';
import {
  associationStep,
  bookStep,
  contactStep,
  createBench,
  extensionStep,
  phones,
  profileStep,
  step,
} from './run-fixture.ts';
import type { Bench } from './run-fixture.ts';

const OLD = { id: 'old' };
const known = { addressBooks: ['old'], contacts: { old: [] } };
const badRequest: Failure = { code: 'bad-request', status: 400, message: 'The number is refused.' };
const refuse = (failure: Failure): Fault => ({
  kind: 'result',
  result: { kind: 'refused', failure },
});

function benchWithBook(): Bench {
  const bench = createBench();
  bench.world.books.set('old', 'Old');
  bench.world.contacts.set('old', new Map());
  return bench;
}

const contacts = (count: number): Step[] =>
  Array.from({ length: count }, (_, at) =>
    contactStep(String(at), OLD, `Guest ${at}`, phones(`+1206555${1000 + at}`)),
  );

test('a batch that is refused is split until the guilty row stands alone', async () => {
  const bench = benchWithBook();
  bench.service.fault = ({ input }) =>
    JSON.stringify(input).includes('"Guest 37"') ? refuse(badRequest) : null;
  const { states } = await bench.run(contacts(100), { known });
  expect(states.get('contact:37')).toEqual({ state: 'failed', failure: badRequest });
  expect([...states.values()].filter(({ state }) => state === 'done')).toHaveLength(99);
  expect(bench.world.contacts.get('old')?.size).toBe(99);
  // One whole batch, then two halves a level: 100 → 50 → 25 → 13 → 7 → 4 → 2 → 1.
  expect(bench.service.requests.length).toBeLessThanOrEqual(1 + 2 * 7);
});

test('a full book refuses all its contacts at once, without splitting', async () => {
  const bench = benchWithBook();
  const full: Failure = {
    code: 'limit-reached',
    status: 403,
    message: 'The address book is full.',
  };
  bench.service.fault = () => refuse(full);
  const { states } = await bench.run(contacts(100), { known });
  expect(bench.service.requests).toHaveLength(1);
  expect(states.get('contact:99')).toEqual({ state: 'failed', failure: full });
});

test('an item that is refused fails alone', async () => {
  const bench = benchWithBook();
  bench.service.itemFault = (_, item) =>
    JSON.stringify(item).includes('"Guest 1"') ? { kind: 'failure', failure: badRequest } : null;
  const { states } = await bench.run(contacts(3), { known });
  expect([...states.values()].map(({ state }) => state).toSorted()).toEqual([
    'done',
    'done',
    'failed',
  ]);
});

test('an association that exists already is done', async () => {
  const bench = benchWithBook();
  bench.world.associations.add('old u1');
  const { states } = await bench.run([associationStep(OLD, 'u1')], { known });
  expect([...states.values()]).toEqual([{ state: 'done', remoteId: null, foundByReading: false }]);
});

test('an extension that is mapped to our profile already is done, to another it failed', async () => {
  const bench = createBench();
  bench.world.extensions.set('trunk 1', 'ours').set('trunk 2', 'theirs');
  const { states } = await bench.run([
    extensionStep('1', { id: 'ours' }),
    extensionStep('2', { id: 'ours' }),
  ]);
  expect(states.get('extension:1')).toMatchObject({ state: 'done', foundByReading: true });
  expect(states.get('extension:2')).toMatchObject({ state: 'failed', failure: { code: 'exists' } });
  expect(bench.world.extensions.get('trunk 2')).toBe('theirs');
});

test('changes of what is live are sent one by one and keep their ids', async () => {
  const bench = benchWithBook();
  bench.world.profiles.set('u1', { id: 'p1', name: 'Old name' });
  bench.world.contacts
    .get('old')
    ?.set('c1', { name: 'Bar', address: { kind: 'phones', numbers: ['+1'] } });
  bench.world.extensions.set('trunk 1', 'p9');
  const change = { action: 'change' as const };
  const { states } = await bench.run(
    [
      step({
        ...change,
        id: 'p',
        kind: 'profile',
        write: { op: 'profile.rename', profileId: 'p1', name: 'Suite' },
      }),
      step({
        ...change,
        id: 'b',
        kind: 'addressBook',
        write: { op: 'addressBook.rename', addressBookId: 'old', name: 'New' },
      }),
      step({
        ...change,
        id: 'c',
        kind: 'contact',
        write: {
          op: 'contact.update',
          addressBookId: 'old',
          contactId: 'c1',
          contact: { name: 'Bar', address: phones('+2') },
        },
      }),
      step({
        ...change,
        id: 'e',
        kind: 'extension',
        write: { op: 'extension.remap', trunkId: 'trunk', extension: '1', profile: { id: 'p1' } },
      }),
    ],
    { known },
  );
  expect(
    Object.fromEntries([...states].map(([id, s]) => [id, s.state === 'done' && s.remoteId])),
  ).toEqual({
    p: 'p1',
    b: 'old',
    c: 'c1',
    e: null,
  });
  expect(bench.world.profiles.get('u1')?.name).toBe('Suite');
  expect(bench.world.books.get('old')).toBe('New');
  expect(bench.world.contacts.get('old')?.get('c1')?.address).toEqual({
    kind: 'phones',
    numbers: ['+2'],
  });
  expect(bench.world.extensions.get('trunk 1')).toBe('p1');
});

const calling = (unit: string) =>
  contactStep(`room ${unit}`, OLD, `Room ${unit}`, {
    kind: 'profile',
    profile: { step: `profile:${unit}` },
  });

test('a batch that is not full waits for those that can still join it', async () => {
  const bench = benchWithBook();
  await bench.run([profileStep('u1'), ...contacts(5), calling('u1')], { known });
  expect(bench.counts()['contacts.createBatch']).toBe(1);
});

test('a batch does not wait for a step whose need failed', async () => {
  const bench = benchWithBook();
  bench.service.itemFault = ({ name }) =>
    name === 'profiles.createBatch' ? { kind: 'failure', failure: badRequest } : null;
  const calling = contactStep('r', OLD, 'Room', {
    kind: 'profile',
    profile: { step: 'profile:u1' },
  });
  const { states } = await bench.run([profileStep('u1'), ...contacts(5), calling], { known });
  expect(states.get('contact:r')).toMatchObject({
    state: 'skipped',
    failure: { code: 'need-failed', message: expect.stringContaining('profile:u1') },
  });
  expect(states.get('contact:0')?.state).toBe('done');
});

test('an id that the plan does not tell fails the step in words instead of sending nonsense', async () => {
  const bench = createBench();
  const live = profileStep('u1', { action: 'unchanged', write: null });
  const { states } = await bench.run([live, extensionStep('1', { step: 'profile:u1' })]);
  expect(states.get('extension:1')).toMatchObject({
    state: 'failed',
    failure: { code: 'internal' },
  });
  expect(bench.service.requests).toEqual([]);
});

test('what may be repeated is sent again after an item was left out, for five minutes', async () => {
  const bench = createBench();
  bench.service.itemFault = () => ({ kind: 'left-out', effect: false });
  const { end, states } = await bench.run([
    profileStep('u1'),
    extensionStep('1', { step: 'profile:u1' }),
  ]);
  expect(end).toEqual({ kind: 'finished' });
  const times = bench.service.requests.map(({ at }) => at);
  const between = times.slice(1).map((at, n) => Math.round((at - times[n]!) / 1000));
  expect(between).toEqual([1, 2, 4, 8, 16, ...Array.from({ length: 9 }, () => 30)]);
  expect(times.at(-1)).toBeGreaterThan(300_000);
  expect(states.get('profile:u1')).toMatchObject({
    state: 'unknown',
    failure: { code: 'unreadable-reply', message: expect.stringContaining('for minutes') },
  });
  // What needs it is left waiting, so that resume goes on.
  expect(states.has('extension:1')).toBe(false);
});

test('a create that stays lost is read after each sending and left unknown after five minutes', async () => {
  const bench = benchWithBook();
  bench.service.fault = ({ name }) =>
    name === 'contacts.createBatch' ? { kind: 'lost', effectAfterMs: null } : null;
  const { end, states } = await bench.run(contacts(1), { known });
  expect(end).toEqual({ kind: 'finished' });
  const { 'contacts.createBatch': sent, 'contacts.list': read } = bench.counts();
  expect(bench.clock.ticks()).toBeGreaterThan(300_000);
  expect(read).toBe(2 * sent!);
  expect(states.get('contact:0')).toMatchObject({
    state: 'unknown',
    failure: { code: lostReply.code, message: expect.stringContaining('resume tries again') },
  });
});

test('independent lanes do not wait for each other', async () => {
  const bench = benchWithBook();
  await bench.run([profileStep('u1'), bookStep('A'), ...contacts(1), associationStep(OLD, 'u1')], {
    known,
  });
  expect(new Set(bench.service.requests.map(({ at }) => at)).size).toBe(1);
});

test('a batch of profiles refused for one forbidden room is split, since no book holds them together', async () => {
  const bench = createBench();
  const forbidden: Failure = { code: 'no-access', status: 403, message: 'No access.' };
  bench.service.fault = ({ input }) =>
    JSON.stringify(input).includes('"u7"') ? refuse(forbidden) : null;
  const steps = Array.from({ length: 20 }, (_, at) => profileStep(`u${at}`));
  const { states } = await bench.run(steps);
  expect(states.get('profile:u7')).toEqual({ state: 'failed', failure: forbidden });
  expect([...states.values()].filter(({ state }) => state === 'done')).toHaveLength(19);
});

test('what was lost once and then stood in line for long is not given up for that', async () => {
  const bench = createBench();
  const { call } = bench.service;
  let sent = 0;
  bench.service.itemFault = () => (sent < 3 ? { kind: 'left-out', effect: false } : null);
  const slow: typeof call = async (name, input, signal) => {
    sent += 1;
    if (sent === 2) await bench.clock.sleep(400_000, signal);
    return call(name, input, signal);
  };
  const { states } = await bench.run([profileStep('u1')], { call: slow });
  expect(states.get('profile:u1')?.state).toBe('done');
});
