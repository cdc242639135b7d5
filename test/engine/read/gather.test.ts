import { expect, test } from 'vitest';
import { fail, ok } from '../../../shared/domain/result.ts';
import { askAll, emptyWhereGone, readEach } from '../../../main/engine/read/gather.ts';
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
