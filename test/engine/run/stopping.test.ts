import { expect, test } from 'vitest';
import type { Failure } from '../../../shared/domain/failure.ts';
import type { Step } from '../../../shared/domain/plan.ts';
import type { Journal } from '../../../main/engine/ports.ts';
import type { RunPorts } from '../../../main/engine/run/run-types.ts';
import {
  bookStep,
  contactStep,
  createBench,
  extensionStep,
  phones,
  profileStep,
  step,
} from './run-fixture.ts';

const steps: Step[] = [
  bookStep('A'),
  contactStep('1', { step: 'addressBook:A' }, 'Bar', phones('+1')),
  profileStep('u1'),
  extensionStep('1', { step: 'profile:u1' }),
];
const outage: Failure = { code: 'unreachable', message: 'The service cannot be reached.' };

test('a pause finishes what is in flight and starts nothing new', async () => {
  const bench = createBench();
  void bench.clock.at(50).then(() => bench.pause.abort());
  const { end, states } = await bench.run(steps);
  expect(end).toEqual({ kind: 'paused' });
  expect(bench.counts()).toEqual({ 'addressBooks.create': 1, 'profiles.createBatch': 1 });
  expect([...states.keys()].toSorted()).toEqual(['addressBook:A', 'profile:u1']);
  expect(states.get('addressBook:A')?.state).toBe('done');
});

test('a pause takes back what still waits for its turn, and it stays open', async () => {
  const bench = createBench();
  const waiting: RunPorts['call'] = async (_name, _input, _signal, withdraw) => {
    bench.pause.abort();
    return withdraw?.aborted ? { kind: 'aborted', maybeSent: false } : new Promise(() => {});
  };
  const { end, states } = await bench.run(steps.slice(0, 1), { call: waiting });
  expect(end).toEqual({ kind: 'paused' });
  expect(states).toEqual(new Map());
});

test('a stop that comes with the last answer has stopped nothing', async () => {
  for (const stop of ['pause', 'abort'] as const) {
    const bench = createBench();
    const journal: Journal = {
      record: async (entries) => {
        await bench.journal.record(entries);
        if (entries.some(({ state }) => state.state === 'done')) bench[stop].abort();
      },
    };
    const { end } = await bench.run(steps.slice(0, 1), { journal });
    expect(end).toEqual({ kind: 'finished' });
  }
});

test('a paused run goes on where it stopped and sends nothing twice', async () => {
  const bench = createBench();
  bench.pause.abort();
  expect(await bench.run(steps)).toEqual({ end: { kind: 'paused' }, states: new Map() });
  const again = createBench();
  const first = await again.run(steps.slice(0, 1));
  const second = await again.run(steps, { states: first.states });
  expect(second.end).toEqual({ kind: 'finished' });
  expect(again.counts()['addressBooks.create']).toBe(1);
});

test('an abort marks what was on its way unknown, never failed', async () => {
  const bench = createBench();
  void bench.clock.at(60).then(() => bench.abort.abort());
  const { end, states } = await bench.run(steps);
  expect(end).toEqual({ kind: 'aborted' });
  expect([...states.values()].map(({ state }) => state)).toEqual(['unknown', 'unknown']);
});

test('an aborted run that is resumed finds its effects by reading', async () => {
  const bench = createBench();
  void bench.clock.at(60).then(() => bench.abort.abort());
  const { states } = await bench.run(steps);
  const next = createBench();
  next.world.books.set('made', 'A');
  next.world.contacts.set('made', new Map());
  const resumed = await next.run(steps, { states });
  expect(resumed.end).toEqual({ kind: 'finished' });
  expect(resumed.states.get('addressBook:A')).toEqual({
    state: 'done',
    remoteId: 'made',
    foundByReading: true,
  });
  expect(next.counts()['addressBooks.create']).toBeUndefined();
});

test('what certainly never left waits again, on disk as in memory', async () => {
  const bench = createBench();
  bench.service.fault = () => ({
    kind: 'result',
    result: { kind: 'outage', failure: outage, maybeSent: false },
  });
  const { end, states } = await bench.run(steps);
  expect(end).toEqual({ kind: 'outage', failure: outage });
  expect(states).toEqual(new Map());
  expect(bench.folded().get('addressBook:A')).toEqual({ state: 'sending', attempt: 0 });
  bench.service.fault = () => null;
  const resumed = await bench.run(steps);
  expect(resumed.end).toEqual({ kind: 'finished' });
  expect(bench.counts()['addressBooks.list']).toBeUndefined();
});

test('an outage leaves unknown what may have arrived', async () => {
  const bench = createBench();
  bench.service.fault = () => ({
    kind: 'result',
    result: { kind: 'outage', failure: outage, maybeSent: true },
  });
  const { states } = await bench.run(steps);
  expect(states.get('addressBook:A')).toEqual({ state: 'unknown', failure: outage });
});

test('an outage while settling keeps the steps unknown', async () => {
  const bench = createBench();
  bench.service.fault = ({ name }) => {
    if (name === 'addressBooks.create') return { kind: 'lost', effectAfterMs: 0 };
    if (name !== 'addressBooks.list') return null;
    return { kind: 'result', result: { kind: 'outage', failure: outage, maybeSent: false } };
  };
  const { end, states } = await bench.run(steps);
  expect(end).toEqual({ kind: 'outage', failure: outage });
  expect(states.get('addressBook:A')?.state).toBe('unknown');
});

test('credentials that end stop the run with nothing lost', async () => {
  const bench = createBench();
  const failure: Failure = { code: 'credentials', message: 'Sign in again.' };
  bench.service.fault = () => ({ kind: 'result', result: { kind: 'credentials', failure } });
  expect(await bench.run(steps)).toEqual({
    end: { kind: 'credentials', failure },
    states: new Map(),
  });
});

test('a pilot sends what its rows need and leaves the rest', async () => {
  const bench = createBench();
  const marked = steps.map((step) =>
    step.id === 'extension:1' ? { ...step, rows: ['row'] } : step,
  );
  const { end, states } = await bench.run(marked, { options: { pilotRows: new Set(['row']) } });
  expect(end).toEqual({ kind: 'pilot' });
  expect([...states.keys()].toSorted()).toEqual(['extension:1', 'profile:u1']);
});

test('a pilot that covers everything is a finished run', async () => {
  const bench = createBench();
  const marked = steps.map((step) => ({ ...step, rows: ['row'] }));
  const { end } = await bench.run(marked, { options: { pilotRows: new Set(['row']) } });
  expect(end).toEqual({ kind: 'finished' });
});

test('a step that was lost before stays unknown when its repetition never leaves', async () => {
  const bench = createBench();
  const states = new Map([['profile:u1', { state: 'sending' as const, attempt: 1 }]]);
  bench.service.fault = () => ({
    kind: 'result',
    result: { kind: 'outage', failure: outage, maybeSent: false },
  });
  const result = await bench.run([profileStep('u1')], { states });
  expect(result.states.get('profile:u1')?.state).toBe('unknown');
});

test('a pause ends the waiting of a settling, and resume settles it', async () => {
  const bench = createBench();
  bench.service.fault = ({ name }) =>
    name === 'addressBooks.create' && bench.service.requests.length === 1
      ? { kind: 'lost', effectAfterMs: null }
      : null;
  void bench.clock.at(1000).then(() => bench.pause.abort());
  const paused = await bench.run([bookStep('A')]);
  expect(paused.end).toEqual({ kind: 'paused' });
  expect(paused.states.get('addressBook:A')?.state).toBe('unknown');
  expect(bench.clock.ticks()).toBeLessThan(2000);
  const next = createBench();
  const resumed = await next.run([bookStep('A')], { states: paused.states });
  expect(resumed.states.get('addressBook:A')?.state).toBe('done');
  expect(next.counts()).toEqual({ 'addressBooks.list': 2, 'addressBooks.create': 1 });
});

test('a pilot takes nothing away that only other rows ask for, and leaves what waits for it', async () => {
  const bench = createBench();
  bench.world.books.set('old', 'Old').set('mine', 'Mine');
  const gone = (id: string, rows: string[]): Step =>
    bookStep(id, {
      action: 'remove',
      rows,
      write: { op: 'addressBook.delete', addressBookId: id },
    });
  const { end, states } = await bench.run(
    [
      gone('mine', ['row']),
      gone('old', ['other']),
      bookStep('B', { rows: ['row'], needs: ['addressBook:mine'] }),
      // There is room for it only once the other is gone.
      bookStep('C', { rows: ['row'], needs: ['addressBook:old'] }),
      contactStep('1', { step: 'addressBook:C' }, 'Bar', phones('+1'), { rows: ['row'] }),
    ],
    { options: { pilotRows: new Set(['row']) } },
  );
  expect(end).toEqual({ kind: 'pilot' });
  expect([...states.keys()].toSorted()).toEqual(['addressBook:B', 'addressBook:mine']);
  expect([...bench.world.books.values()].toSorted()).toEqual(['B', 'Old']);
});

test('what needs a removal that failed is skipped, and the sentence names the removal', async () => {
  const bench = createBench();
  bench.world.books.set('old', 'Old');
  bench.world.associations.add('old u1');
  const gone = bookStep('Old', {
    action: 'remove',
    write: { op: 'addressBook.delete', addressBookId: 'old' },
  });
  const { states } = await bench.run([gone, bookStep('B', { needs: [gone.id] })]);
  expect(states.get('addressBook:B')).toMatchObject({
    state: 'skipped',
    failure: { message: expect.stringContaining('needs the removal of the address book “Old”') },
  });
});

const newRoom: Step[] = [
  step({
    id: 'unit:9',
    kind: 'unit',
    write: { op: 'unit.create', parent: { id: 'P' }, name: '9' },
  }),
  profileStep('9', {
    write: { op: 'profile.create', unit: { step: 'unit:9' }, name: '9' },
    needs: ['unit:9'],
  }),
];
const noUnits = { addressBooks: [], contacts: {}, units: [] };

test.each([
  ['pause', 500],
  ['pause', 9000],
  ['abort', 500],
  ['abort', 9000],
] as const)(
  'a %s after %d ms ends the rest of a room that waits for its rights, and resume goes on',
  async (stop, at) => {
    const bench = createBench();
    // Refused at 0, 1, 3 and 7 seconds, and so at rest at both times.
    bench.world.graceMs = 20_000;
    void bench.clock.at(at).then(() => bench[stop].abort());
    const { end, states } = await bench.run(newRoom, { known: noUnits });
    expect(end).toEqual({ kind: stop === 'pause' ? 'paused' : 'aborted' });
    // Nobody knows of it, since a refusal is no effect.
    expect([...states.keys()]).toEqual(['unit:9']);
    expect(bench.clock.ticks()).toBeLessThan(at + 300);
    const next = createBench();
    next.world.graceMs = 0;
    const resumed = await next.run(newRoom, { states, known: noUnits });
    expect(resumed.end).toEqual({ kind: 'finished' });
    expect(next.counts()).toEqual({ 'profiles.createBatch': 1 });
  },
);

test.each(['pause', 'abort'] as const)(
  'a %s ends the rest before what was lost is sent again, and leaves it unknown',
  async (stop) => {
    const bench = createBench();
    bench.service.fault = () => ({
      kind: 'result',
      result: { kind: 'unsure', failure: outage, cause: 'unanswered' },
    });
    void bench.clock.at(20_000).then(() => bench[stop].abort());
    const { end, states } = await bench.run([profileStep('u1')]);
    expect(end).toEqual({ kind: stop === 'pause' ? 'paused' : 'aborted' });
    expect(states.get('profile:u1')?.state).toBe('unknown');
    expect(bench.clock.ticks()).toBeLessThan(20_300);
  },
);
