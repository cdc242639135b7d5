import { expect, test } from 'vitest';
import { fail, ok } from '../../../shared/domain/result.ts';
import { askAll, askSteady, emptyWhereGone, readEach } from '../../../main/engine/read/gather.ts';
import type { ReadStop } from '../../../main/engine/read/gather.ts';
import { NOT_FOUND } from '../../support/serve-live.ts';

const GONE: ReadStop = {
  operation: 'contacts.list',
  result: { kind: 'refused', failure: NOT_FOUND },
};

test('a page token that comes again ends the list, and items that come again count once', async () => {
  const pages: Record<string, { items: string[]; next: string }> = {
    '': { items: ['a', 'b'], next: '1' },
    '1': { items: ['b', 'c'], next: '2' },
    '2': { items: ['d'], next: '1' },
  };
  const asked: string[] = [];
  const list = await askAll(
    ({ page = '' }) => {
      asked.push(page);
      return Promise.resolve(ok(pages[page] ?? { items: [], next: null }));
    },
    (item) => item,
  );
  expect(list).toEqual(ok(['a', 'b', 'c', 'd']));
  expect(asked).toEqual(['', '1', '2']);
});

test('a list of something that is gone is empty, and other stops stay', () => {
  expect(emptyWhereGone(fail(GONE))).toEqual(ok([]));
  const aborted: ReadStop = { ...GONE, result: { kind: 'aborted', maybeSent: false } };
  expect(emptyWhereGone(fail(aborted))).toEqual(fail(aborted));
});

test('many are asked at a time but not all, and answers keep the order of the items', async () => {
  const items = Array.from({ length: 50 }, (_, at) => at);
  const waiting: (() => void)[] = [];
  let most = 0;
  const progress: number[] = [];
  const reading = readEach(
    items,
    async (item) => {
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        most = Math.max(most, waiting.length);
      });
      return ok(item * 2);
    },
    (done) => progress.push(done),
  );
  while (progress.length < items.length) {
    // The last one asked is answered first.
    waiting.pop()?.();
    await Promise.resolve();
  }
  expect(await reading).toEqual(ok(items.map((item) => ({ item, value: item * 2 }))));
  expect(most).toBe(16);
  expect(progress.at(-1)).toBe(50);
});

test('after a stop nothing more is asked', async () => {
  const asked: number[] = [];
  const items = Array.from({ length: 100 }, (_, at) => at);
  const result = await readEach(
    items,
    (item) => {
      asked.push(item);
      return Promise.resolve(item === 3 ? fail(GONE) : ok(item));
    },
    () => {},
  );
  expect(result).toEqual(fail(GONE));
  expect(asked.length).toBeLessThan(40);
});

/** Readings of a list, one after the other, each in pages; the last one for ever. */
async function steadily(...readings: string[][][]) {
  let reading = -1;
  const list = await askSteady(
    'contacts.list',
    ({ page }) => {
      if (page === undefined) reading = Math.min(reading + 1, readings.length - 1);
      const at = Number(page ?? 0);
      const pages = readings[reading] ?? [];
      const next = at + 1 < pages.length ? String(at + 1) : null;
      return Promise.resolve(ok({ items: pages[at] ?? [], next }));
    },
    (item) => item,
  );
  return { list, readings: reading + 1 };
}

test('a list of one page is read once, one of several until nothing slipped through', async () => {
  expect(await steadily([['a', 'b']])).toEqual({ list: ok(['a', 'b']), readings: 1 });
  const still = [['a', 'b'], ['c']];
  expect((await steadily(still, still)).list).toEqual(ok(['a', 'b', 'c']));
  // Somebody took away `x` between the pages, so that `b` came to stand on the first one.
  const skipped = await steadily([['x', 'a'], ['c']], still, [
    ['a', 'b'],
    ['c', 'd'],
  ]);
  expect(skipped).toEqual({ list: ok(['a', 'b', 'c', 'd']), readings: 3 });
  // What came in shows only in that an entry comes again.
  const repeated = await steadily([['a', 'b'], ['b', 'd'], ['e']], [['a', 'b'], ['c', 'd'], ['e']]);
  expect(repeated.list).toEqual(ok(['a', 'b', 'c', 'd', 'e']));
});

test('a list that never stands still is refused in words rather than believed', async () => {
  const moving = Array.from({ length: 12 }, (_, at) => [[`x${at}`, 'a'], ['c']]);
  expect((await steadily(...moving)).list).toMatchObject(
    fail({ result: { failure: { message: expect.stringContaining('changed at each of 10') } } }),
  );
});
