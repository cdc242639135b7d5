import { expect, test } from 'vitest';
import { createQueue } from '../../../main/engine/wire/queue.ts';

const never = new AbortController().signal;

test('requests go in the order in which they came, across families', async () => {
  const queue = createQueue();
  const order: string[] = [];
  const waiting = (['units', 'pbx', 'units', 'contacts'] as const).map(async (family, index) => {
    await queue.wait(family, never);
    order.push(`${family} ${index}`);
  });
  for (;;) {
    const family = queue.oldest(() => true);
    if (family === null) break;
    queue.letGo(family);
  }
  await Promise.all(waiting);
  expect(order).toEqual(['units 0', 'pbx 1', 'units 2', 'contacts 3']);
});

test('a family that may not go does not hold up one that came later', () => {
  const queue = createQueue();
  void queue.wait('units', never);
  void queue.wait('pbx', never);
  expect(queue.oldest((family) => family !== 'units')).toBe('pbx');
  expect(queue.oldest(() => true)).toBe('units');
});

test('a request that gives up leaves the line and hears no', async () => {
  const queue = createQueue();
  const stop = new AbortController();
  const waiting = queue.wait('units', stop.signal);
  const next = queue.wait('units', never);
  stop.abort();
  expect(await waiting).toBe(false);
  queue.letGo('units');
  expect(await next).toBe(true);
  expect(queue.families()).toEqual([]);
});

test('a request that is given up before it comes never joins the line', async () => {
  const queue = createQueue();
  expect(await queue.wait('units', AbortSignal.abort())).toBe(false);
  expect(queue.families()).toEqual([]);
});
