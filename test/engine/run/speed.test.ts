import { expect, test } from 'vitest';
import type { Call } from '../../../main/engine/ports.ts';
import {
  associationStep,
  bookStep,
  createBench,
  extensionStep,
  profileStep,
} from './run-fixture.ts';

const rooms = (count: number): string[] => Array.from({ length: count }, (_, at) => String(at + 1));

test('the profiles of 2,500 rooms take 25 requests', async () => {
  const bench = createBench();
  const { end } = await bench.run(rooms(2_500).map((unit) => profileStep(unit)));
  expect(end).toEqual({ kind: 'finished' });
  expect(bench.counts()).toEqual({ 'profiles.createBatch': 25 });
  expect(bench.world.profiles.size).toBe(2_500);
});

test('what does not need each other is under way at the same time, whatever its kind', async () => {
  const bench = createBench();
  const underWay = new Map<string, number>();
  let most: string[] = [];
  const call: Call = async (name, ...rest) => {
    underWay.set(name, (underWay.get(name) ?? 0) + 1);
    const names = [...underWay].filter(([, count]) => count > 0).map(([one]) => one);
    if (names.length > most.length) most = names;
    try {
      return await bench.service.call(name, ...rest);
    } finally {
      underWay.set(name, (underWay.get(name) ?? 0) - 1);
    }
  };
  const known = { id: 'known profile' };
  await bench.run(
    [
      ...rooms(100).map((unit) => profileStep(unit)),
      ...rooms(5).map((book) => bookStep(`Book ${book}`)),
      ...rooms(100).map((unit) => associationStep({ id: 'Desk' }, unit)),
      ...rooms(20).map((number) => extensionStep(`7${number}`, known)),
    ],
    { call },
  );
  expect(most.toSorted((a, b) => a.localeCompare(b))).toEqual([
    'addressBooks.create',
    'associations.createBatch',
    'extensions.map',
    'profiles.createBatch',
  ]);
});
