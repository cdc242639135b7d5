import { expect, test } from 'vitest';
import type { Failure } from '../../../shared/domain/failure.ts';
import type { Step } from '../../../shared/domain/plan.ts';
import type { Request } from '../../support/fake-service.ts';
import {
  associationStep,
  contactStep,
  createBench,
  extensionStep,
  profileStep,
  step,
} from './run-fixture.ts';
import type { Bench } from './run-fixture.ts';

const OLD = { id: 'old' };
const known = { addressBooks: ['old'], contacts: { old: [] }, units: [] };

const unitStep = (name: string): Step =>
  step({
    id: `unit:${name}`,
    kind: 'unit',
    write: { op: 'unit.create', parent: { id: 'P' }, name },
  });
const newProfile = (name: string): Step =>
  profileStep(name, {
    write: { op: 'profile.create', unit: { step: `unit:${name}` }, name: `Room ${name}` },
    needs: [`unit:${name}`],
  });
const newRoom = (name: string): Step[] => [unitStep(name), newProfile(name)];
const newRooms = (count: number): Step[] =>
  Array.from({ length: count }, (_, at) => newRoom(String(at + 1))).flat();

function benchWith(graceMs: number): Bench {
  const bench = createBench();
  bench.world.books.set('old', 'Old');
  bench.world.contacts.set('old', new Map());
  bench.world.graceMs = graceMs;
  return bench;
}

const timesOf = (bench: Bench, name: string): number[] =>
  bench.service.requests.filter((one) => one.name === name).map(({ at }) => Math.floor(at / 1000));

/** The service refuses a batch as a whole for one item that it does not like. */
function refuseWhole(bench: Bench, failure: Failure, dislikes: (unitId: string) => boolean): void {
  bench.service.fault = ({ name, input }: Request) => {
    if (name !== 'profiles.createBatch') return null;
    bench.world.now = bench.clock.ticks();
    const units = [...JSON.stringify(input).matchAll(/"unitId":"([^"]+)"/g)].map(([, id]) => id!);
    return units.some(dislikes) ? { kind: 'result', result: { kind: 'refused', failure } } : null;
  };
}

test('what works on a room just created is refused for seconds, waits and comes about', async () => {
  const bench = benchWith(5000);
  const { end, states } = await bench.run(newRooms(1), { known });
  expect(end).toEqual({ kind: 'finished' });
  expect(states.get('profile:1')).toMatchObject({ state: 'done', foundByReading: false });
  expect(timesOf(bench, 'profiles.createBatch')).toEqual([0, 1, 3, 7]);
  const waits = bench.events.filter(({ type }) => type === 'waiting');
  expect(waits.map((wait) => 'seconds' in wait && wait.seconds)).toEqual([1, 2, 4]);
  expect(waits[0]).toMatchObject({
    family: 'profiles',
    failure: { message: expect.stringContaining('for some seconds after they were created') },
  });
  // Nobody takes it for failed or unknown meanwhile.
  expect(bench.entries.filter(({ stepId }) => stepId === 'profile:1').map((e) => e.state)).toEqual([
    { state: 'sending', attempt: 1 },
    { state: 'sending', attempt: 0 },
    { state: 'sending', attempt: 1 },
    { state: 'sending', attempt: 0 },
    { state: 'sending', attempt: 1 },
    { state: 'sending', attempt: 0 },
    { state: 'sending', attempt: 1 },
    expect.objectContaining({ state: 'done' }),
  ]);
});

test('a minute after the room was created a refusal is the last word, in the words of the service', async () => {
  const bench = benchWith(Infinity);
  const { states } = await bench.run([...newRooms(1), extensionStep('1', { step: 'profile:1' })], {
    known,
  });
  expect(states.get('profile:1')).toEqual({ state: 'failed', failure: bench.world.early });
  expect(states.get('extension:1')).toMatchObject({ state: 'skipped' });
  expect(timesOf(bench, 'profiles.createBatch')).toEqual([0, 1, 3, 7, 15, 31, 60]);
});

test('on a resume the minute begins anew for rooms of an earlier run', async () => {
  const bench = benchWith(3_600_000);
  await bench.run([unitStep('1')], { known });
  await bench.clock.run(bench.clock.at(3_595_000));
  const { states } = await bench.run(newRooms(1), { known });
  expect(states.get('profile:1')?.state).toBe('done');
});

test('a room that was always there is refused at once, and so is a full book', async () => {
  const bench = benchWith(0);
  const full: Failure = { code: 'limit-reached', status: 403, message: 'It is full.' };
  bench.service.itemFault = ({ name }) => ({
    kind: 'failure',
    failure: name === 'profiles.createBatch' ? bench.world.early : full,
  });
  const steps = [
    profileStep('u1'),
    unitStep('1'),
    associationStep(OLD, '1', {
      write: { op: 'association.create', book: OLD, unit: { step: 'unit:1' } },
      needs: ['unit:1'],
    }),
  ];
  const { states } = await bench.run(steps, { known });
  expect(states.get('profile:u1')?.state).toBe('failed');
  expect(states.get(steps[2]!.id)).toEqual({ state: 'failed', failure: full });
  expect(bench.clock.ticks()).toBeLessThan(1000);
});

test('of a batch only what is refused waits, and what hangs on the others goes on', async () => {
  const bench = benchWith(20_000);
  const steps = [
    profileStep('u1'),
    extensionStep('71', { step: 'profile:u1' }),
    ...newRoom('1'),
    extensionStep('72', { step: 'profile:1' }),
  ];
  await bench.run(steps, { known });
  expect(timesOf(bench, 'extensions.map')).toEqual([0, 31]);
});

test('a batch that is not full does not wait a minute for a room that is refused', async () => {
  const bench = benchWith(20_000);
  const calling = (unit: string): Step =>
    contactStep(unit, OLD, `Room ${unit}`, {
      kind: 'profile',
      profile: { step: `profile:${unit}` },
    });
  const steps = [profileStep('u1'), calling('u1'), ...newRoom('1'), calling('1')];
  const { states } = await bench.run(steps, { known });
  expect(timesOf(bench, 'contacts.createBatch')).toEqual([3, 31]);
  expect([...states.values()].every(({ state }) => state === 'done')).toBe(true);
});

test('a batch refused whole over rooms that are new is sat out, and is not split for that', async () => {
  const bench = benchWith(5000);
  refuseWhole(bench, bench.world.early, (unit) => !bench.world.isOpen(unit));
  const { states } = await bench.run([...newRooms(99), profileStep('u1')], { known });
  expect([...states.values()].every(({ state }) => state === 'done')).toBe(true);
  // The room that was there goes alone at once; the others together after 1, 2 and 4 seconds.
  expect(bench.counts()['profiles.createBatch']).toBe(1 + 2 + 3);
});

test('a batch refused whole for longer is split, so that one room holds up none of the others', async () => {
  const bench = benchWith(0);
  refuseWhole(bench, bench.world.early, (unit) => bench.world.units.get(unit)?.name === '37');
  const steps = [...newRooms(100), extensionStep('36', { step: 'profile:36' })];
  const { states } = await bench.run(steps, { known });
  expect(timesOf(bench, 'extensions.map')[0]).toBeLessThan(12);
  const failed = [...states].filter(([, { state }]) => state !== 'done').map(([id]) => id);
  expect(failed).toEqual(['profile:37']);
  // Three times whole, once in halves down to the guilty one, which goes alone from then on.
  expect(bench.counts()['profiles.createBatch']).toBeLessThanOrEqual(3 + (1 + 2 * 7) + 4);
});

test('a wrong name in a batch of new rooms keeps none of the others waiting', async () => {
  const bench = benchWith(0);
  const wrong: Failure = { code: 'bad-request', status: 400, message: 'The name is refused.' };
  refuseWhole(bench, wrong, (unit) => bench.world.units.get(unit)?.name === '37');
  const steps = [...newRooms(100), extensionStep('36', { step: 'profile:36' })];
  const { states } = await bench.run(steps, { known });
  expect(states.get('profile:37')).toEqual({ state: 'failed', failure: wrong });
  expect(timesOf(bench, 'extensions.map')[0]).toBeLessThan(3);
});

test('a pause ends the wait, and resume sends what waited', async () => {
  const bench = benchWith(20_000);
  void bench.clock.at(10_000).then(() => bench.pause.abort());
  const paused = await bench.run(newRooms(1), { known });
  expect(paused.end).toEqual({ kind: 'paused' });
  expect([...paused.states.keys()]).toEqual(['unit:1']);
  expect(bench.clock.ticks()).toBeLessThan(11_000);
});

test('a lost floor below a new one is looked for once it can be seen', async () => {
  const bench = benchWith(4000);
  let lost = false;
  bench.service.fault = ({ name, input }) => {
    if (lost || name !== 'units.create' || !JSON.stringify(input).includes('"101"')) return null;
    // Refused while the floor is new, lost once it is not.
    bench.world.now = bench.clock.ticks();
    if (!bench.world.isOpen([...bench.world.units.keys()][0]!)) return null;
    lost = true;
    return { kind: 'lost', effectAfterMs: 0 };
  };
  const room = step({
    id: 'unit:Floor/101',
    kind: 'unit',
    write: { op: 'unit.create', parent: { step: 'unit:Floor' }, name: '101' },
    needs: ['unit:Floor'],
  });
  const { states } = await bench.run([unitStep('Floor'), room], { known });
  expect(lost).toBe(true);
  expect(states.get('unit:Floor/101')).toMatchObject({ state: 'done', foundByReading: true });
  expect(bench.world.units.size).toBe(2);
});
