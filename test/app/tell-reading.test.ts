import { expect, test } from 'vitest';
import { tellReading } from '../../main/app/tell-reading.ts';

type Told = { what: string; done: number; secondsLeft: number | null };

/** A reading whose events come at the given ticks. */
function bench(perSecond: number | null = null) {
  const told: Told[] = [];
  let ticks = 0;
  const { hear, finish } = tellReading(
    { clock: { ticks: () => ticks }, emit: (_name, payload) => void told.push(payload as Told) },
    { perSecond: () => perSecond },
  );
  const read = (at: number, what: string, done: number, total = 1000): void => {
    ticks = at;
    hear({ type: 'reading', what, done, total });
  };
  return { told, read, finish };
}

test('of a thousand readings in two seconds some twenty are told, and the last of them', () => {
  const { told, read } = bench();
  for (let done = 0; done <= 1000; done += 1) read(done * 2, 'profiles', done);
  expect(told).toHaveLength(21);
  expect(told[0]?.done).toBe(0);
  expect(told.at(-1)?.done).toBe(1000);
});

test('each kind is told by its own time', () => {
  const { told, read } = bench();
  read(0, 'profiles', 1);
  read(1, 'contacts', 1);
  read(2, 'profiles', 2);
  read(50, 'contacts', 2);
  read(100, 'profiles', 3);
  read(100, 'contacts', 3);
  expect(told.map(({ what, done }) => `${what} ${done}`)).toEqual([
    'profiles 1',
    'contacts 1',
    'profiles 3',
  ]);
});

test('what was held back is told when the reading ends early', () => {
  const { told, read, finish } = bench();
  read(0, 'profiles', 1);
  read(1, 'profiles', 2);
  finish();
  finish();
  expect(told.map(({ done }) => done)).toEqual([1, 2]);
});

test('the time that is left follows from the learnt rate, and is not guessed without one', () => {
  const learnt = bench(10);
  learnt.read(0, 'profiles', 400);
  expect(learnt.told[0]?.secondsLeft).toBe(60);
  const unlearnt = bench();
  unlearnt.read(0, 'profiles', 400);
  expect(unlearnt.told[0]?.secondsLeft).toBeNull();
});
