import { expect, test } from 'vitest';
import type { Step } from '../../../shared/domain/plan.ts';
import type { Fault } from '../../support/fake-service.ts';
import { bookStep, contactStep, createBench, extensionStep, phones } from './run-fixture.ts';
import type { Bench } from './run-fixture.ts';

const OLD = { id: 'old' };
const known = { addressBooks: ['old'], contacts: { old: [] } };
const lostWithEffect: Fault = { kind: 'lost', effectAfterMs: 0 };
const lost: Fault = { kind: 'lost', effectAfterMs: null };

function benchWithBook(): Bench {
  const bench = createBench();
  bench.world.books.set('old', 'Old');
  bench.world.contacts.set('old', new Map());
  return bench;
}
const bar = contactStep('1', OLD, 'Bar', phones('+1'));
const contacts = (count: number): Step[] =>
  Array.from({ length: count }, (_, at) => contactStep(`g${at}`, OLD, 'Guest', phones(`+${at}`)));

/** The first request of this name goes wrong, the rest go well. */
function once(bench: Bench, name: string, fault: Fault): void {
  let used = false;
  bench.service.fault = (request) => {
    if (used || request.name !== name) return null;
    used = true;
    return fault;
  };
}

test('a contact whose reply was lost is found by reading and not sent again', async () => {
  const bench = benchWithBook();
  once(bench, 'contacts.createBatch', lostWithEffect);
  const { states } = await bench.run([bar], { known });
  const [id] = bench.world.contacts.get('old')!.keys();
  expect(states.get('contact:1')).toEqual({ state: 'done', remoteId: id, foundByReading: true });
  expect(bench.counts()).toEqual({
    'contacts.createBatch': 1,
    'contacts.list': 1,
    'contacts.get': 1,
  });
  expect(bench.entries.map(({ state }) => state.state)).toEqual(['sending', 'unknown', 'done']);
});

test('after silence a contact is sent again only after two equal readings five seconds apart', async () => {
  const bench = benchWithBook();
  once(bench, 'contacts.createBatch', lost);
  await bench.run([bar], { known });
  const [, first, second, again] = bench.service.requests;
  expect([first?.name, second?.name, again?.name]).toEqual([
    'contacts.list',
    'contacts.list',
    'contacts.createBatch',
  ]);
  expect(second!.at - first!.at).toBeGreaterThanOrEqual(5000);
});

test('after an answered error one second between the readings is enough', async () => {
  const bench = benchWithBook();
  once(bench, 'contacts.createBatch', { kind: 'broken', effect: false });
  await bench.run([bar], { known });
  const [, first, second] = bench.service.requests;
  const apart = second!.at - first!.at;
  expect(apart).toBeGreaterThanOrEqual(1000);
  expect(apart).toBeLessThan(2000);
});

test('a slow service is given twice its slowest answer before anything is sent again', async () => {
  const bench = benchWithBook();
  const { call } = bench.service;
  bench.service.call = async (name, input, signal) => {
    if (name === 'addressBooks.create') await bench.clock.sleep(9000, signal);
    return call(name, input, signal);
  };
  once(bench, 'contacts.createBatch', lost);
  // The contact needs the book to have been made, so the slow answer is seen first.
  await bench.run([bookStep('A'), { ...bar, needs: ['addressBook:A'] }], {
    known,
    call: bench.service.call,
  });
  const [first, second] = bench.service.requests.filter(({ name }) => name === 'contacts.list');
  expect(second!.at - first!.at).toBeGreaterThanOrEqual(18_000);
});

test('a book is not read while a create of the run is in flight in it, nor written while it is read', async () => {
  const bench = benchWithBook();
  const { call } = bench.service;
  const log: string[] = [];
  let batches = 0;
  const slow: typeof call = async (name, input, signal) => {
    if (name === 'contacts.createBatch') {
      batches += 1;
      const mine = batches;
      log.push(`batch ${mine}`);
      if (mine === 2) await bench.clock.sleep(3000, signal);
      const result = await call(name, input, signal);
      log.push(`batch ${mine} ended`);
      return result;
    }
    log.push(name);
    return call(name, input, signal);
  };
  once(bench, 'contacts.createBatch', lost);
  // The last contact becomes ready while the book is being read.
  const late = contactStep('late', OLD, 'Late', phones('+9'), { needs: ['addressBook:A'] });
  const slower: typeof call = async (name, input, signal) => {
    if (name === 'addressBooks.create') await bench.clock.sleep(5000, signal);
    return slow(name, input, signal);
  };
  const steps = [...contacts(200), bookStep('A'), late];
  const { states } = await bench.run(steps, { known, call: slower });
  expect([...states.values()].every(({ state }) => state === 'done')).toBe(true);
  const firstRead = log.indexOf('contacts.list');
  expect(log.slice(0, firstRead)).toContain('batch 2 ended');
  const lastRead = log.lastIndexOf('contacts.list');
  expect(log.slice(firstRead, lastRead).filter((line) => line.startsWith('batch'))).toEqual([]);
  expect(log.slice(firstRead, lastRead)).toContain('addressBooks.create');
  expect(bench.world.contacts.get('old')?.size).toBe(201);
});

test('more contacts alike than were sent are a conflict in words', async () => {
  const bench = benchWithBook();
  once(bench, 'contacts.createBatch', lostWithEffect);
  void bench.clock
    .at(60)
    .then(() =>
      bench.world.addContact('old', { name: 'Bar', address: { kind: 'phones', numbers: ['+1'] } }),
    );
  const { states } = await bench.run([bar], { known });
  expect(states.get('contact:1')).toMatchObject({
    state: 'failed',
    failure: {
      code: 'settle-conflict',
      message: expect.stringContaining('more new contacts alike'),
    },
  });
});

test('a new namesake that holds something else is a conflict in words, and nothing is sent again', async () => {
  const bench = benchWithBook();
  once(bench, 'contacts.createBatch', lost);
  bench.world.addContact('old', { name: 'Bar', address: { kind: 'phones', numbers: ['+2'] } });
  const { states } = await bench.run([bar], { known });
  expect(states.get('contact:1')).toMatchObject({
    state: 'failed',
    failure: { code: 'settle-conflict', message: expect.stringContaining('holds something else') },
  });
  expect(bench.counts()['contacts.createBatch']).toBe(1);
});

test('a book that was removed meanwhile fails its lost contacts', async () => {
  const bench = benchWithBook();
  once(bench, 'contacts.createBatch', lost);
  void bench.clock.at(60).then(() => bench.world.contacts.delete('old'));
  const { states } = await bench.run([bar], { known });
  expect(states.get('contact:1')).toMatchObject({
    state: 'failed',
    failure: { code: 'not-found' },
  });
});

test('a live book whose earlier contacts the plan does not tell is never written to blindly again', async () => {
  const bench = benchWithBook();
  once(bench, 'contacts.createBatch', lost);
  const { states } = await bench.run([bar], { known: { addressBooks: ['old'], contacts: {} } });
  expect(states.get('contact:1')?.state).toBe('unknown');
  expect(bench.counts()).toEqual({ 'contacts.createBatch': 1 });
});

test('an address book whose reply was lost is found by name, and its contacts go into it', async () => {
  const bench = createBench();
  once(bench, 'addressBooks.create', { kind: 'lost', effectAfterMs: 4000 });
  const { states } = await bench.run([
    bookStep('A'),
    contactStep('1', { step: 'addressBook:A' }, 'Bar', phones('+1')),
  ]);
  expect(bench.world.books.size).toBe(1);
  expect(states.get('addressBook:A')).toMatchObject({ state: 'done', foundByReading: true });
  expect(states.get('contact:1')).toMatchObject({ state: 'done' });
});

test('a lost extension is read: ours is done, another is a conflict, none is sent again', async () => {
  const bench = createBench();
  bench.service.fault = ({ name, input }) => {
    if (name !== 'extensions.map') return null;
    if (JSON.stringify(input).includes('"11"')) return lostWithEffect;
    const first = bench.service.requests.filter(
      (one) => JSON.stringify(one.input) === JSON.stringify(input),
    );
    return first.length > 1 ? null : lost;
  };
  void bench.clock.at(60).then(() => bench.world.extensions.set('trunk 12', 'theirs'));
  const { states } = await bench.run(
    ['11', '12', '13'].map((one) => extensionStep(one, { id: 'ours' })),
  );
  expect(states.get('extension:11')).toMatchObject({ state: 'done', foundByReading: true });
  expect(states.get('extension:12')).toMatchObject({
    state: 'failed',
    failure: { code: 'settle-conflict' },
  });
  expect(states.get('extension:13')).toMatchObject({ state: 'done', foundByReading: false });
});

test('three creates in a row without an answer stop more of them until the service answers a reading', async () => {
  const bench = createBench();
  let down = true;
  bench.service.fault = ({ name }) => {
    if (name === 'addressBooks.list') down = false;
    return down ? lost : null;
  };
  const books = Array.from({ length: 300 }, (_, at) => bookStep(`Book ${at}`));
  const { states } = await bench.run(books);
  const firstRead = bench.service.requests.findIndex(({ name }) => name === 'addressBooks.list');
  // Those in flight by then, and the few that took the places of the first ones lost.
  expect(firstRead).toBeLessThan(70);
  expect([...states.values()].every(({ state }) => state === 'done')).toBe(true);
  expect(bench.world.books.size).toBe(300);
});
