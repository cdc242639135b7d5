import { expect, test } from 'vitest';
import type { Step } from '../../../shared/domain/plan.ts';
import {
  associationStep,
  bookStep,
  contactStep,
  createBench,
  extensionStep,
  phones,
  profileStep,
} from './run-fixture.ts';

const range = (count: number): string[] => Array.from({ length: count }, (_, at) => String(at + 1));

function hotel(rooms: number): Step[] {
  const book = { step: 'addressBook:Desk' };
  return [
    ...range(rooms).map((unit) => profileStep(unit)),
    bookStep('Desk'),
    ...range(rooms).map((unit) =>
      contactStep(unit, book, `Room ${unit}`, {
        kind: 'profile',
        profile: { step: `profile:${unit}` },
      }),
    ),
    ...range(rooms).map((unit) => associationStep(book, unit)),
    ...range(rooms).map((unit) => extensionStep(`7${unit}`, { step: `profile:${unit}` })),
  ];
}

test('everything of a plan comes about in the order of its needs, with the fewest requests', async () => {
  const bench = createBench();
  const { end, states } = await bench.run(hotel(250));
  expect(end).toEqual({ kind: 'finished' });
  expect(new Set([...states.values()].map(({ state }) => state))).toEqual(new Set(['done']));
  expect(states.size).toBe(250 * 4 + 1);
  expect(bench.counts()).toEqual({
    'profiles.createBatch': 3,
    'addressBooks.create': 1,
    'contacts.createBatch': 3,
    'associations.createBatch': 3,
    'extensions.map': 250,
  });
  const { world } = bench;
  expect(world.profiles.size).toBe(250);
  expect(world.associations.size).toBe(250);
  expect(world.extensions.get('trunk 77')).toBe(world.profiles.get('7')?.id);
});

test('a step is on disk as sending before its request leaves, and as done before the next need it', async () => {
  const bench = createBench();
  const log: string[] = [];
  const { call } = bench.service;
  bench.service.call = (name, input, signal) => {
    log.push(`call ${name}`);
    return call(name, input, signal);
  };
  const record = bench.journal.record.bind(bench.journal);
  bench.journal.record = async (entries) => {
    await record(entries);
    log.push(...entries.map(({ stepId, state }) => `${state.state} ${stepId}`));
  };
  await bench.run([
    bookStep('A'),
    contactStep('1', { step: 'addressBook:A' }, 'Bar', phones('+1')),
  ]);
  expect(log).toEqual([
    'sending addressBook:A',
    'call addressBooks.create',
    'done addressBook:A',
    'sending contact:1',
    'call contacts.createBatch',
    'done contact:1',
  ]);
});

test('a journal that cannot be written stops the run before anything else is sent', async () => {
  const bench = createBench();
  const record = bench.journal.record.bind(bench.journal);
  let commits = 0;
  bench.journal.record = (entries) => {
    commits += 1;
    return commits < 2 ? record(entries) : Promise.reject(new Error('disk full'));
  };
  await expect(bench.run(hotel(3))).rejects.toThrow('disk full');
  expect(bench.service.requests.length).toBeLessThanOrEqual(1);
  expect(bench.service.inFlight).toBe(0);
});

test('what the plan bars is skipped with its reason, and what needs it names it', async () => {
  const bench = createBench();
  const barred = bookStep('A', { action: 'conflict', reason: 'Two books are called A.' });
  const { states } = await bench.run([
    barred,
    contactStep('1', { step: 'addressBook:A' }, 'Bar', phones('+1')),
  ]);
  expect(states.get('addressBook:A')).toMatchObject({
    state: 'skipped',
    failure: { code: 'conflict', message: 'Two books are called A.' },
  });
  expect(states.get('contact:1')).toMatchObject({
    state: 'skipped',
    failure: { code: 'need-failed', message: expect.stringContaining('the address book “A”') },
  });
  expect(bench.service.requests).toEqual([]);
});
