import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBatch } from '../../main/asp/batch.ts';
import { textIn } from '../../main/asp/json.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { replyOf } from './reply-of.ts';

const explain = (status: number | null, detail: string): Failure => ({
  code: 'bad-request',
  message: 'No.',
  detail,
  ...(status !== null && { status }),
});
const read = (status: number, json: unknown, ids = [1, 2, 3]) =>
  readBatch(replyOf(status, json), ids, explain, {
    value: (entry) => textIn(entry, 'contactId') ?? undefined,
  });
const readItems = (status: number, json: unknown, ids?: number[]) => {
  const reading = read(status, json, ids);
  return reading.kind === 'value' ? Object.fromEntries(reading.value) : reading;
};
const done = (value: string) => ({ ok: true, value });

test.each(['results', 'successfulResults'])('successes are read from %s, in any order', (key) => {
  const json = {
    [key]: [
      { itemId: 3, contactId: 'c' },
      { itemId: '1', contactId: 'a' },
    ],
  };
  expect(readItems(200, json)).toEqual({ 1: done('a'), 3: done('c') });
});

test('successes under both names are all read', () => {
  expect(
    readItems(200, {
      results: [{ itemId: 1, contactId: 'a' }],
      successfulResults: [{ itemId: 2, contactId: 'b' }],
    }),
  ).toEqual({ 1: done('a'), 2: done('b') });
});

test('an item that comes twice counts as missing, wherever the second one stands', () => {
  expect(
    readItems(200, {
      results: [
        { itemId: 1, contactId: 'a' },
        { itemId: 1, contactId: 'b' },
        { itemId: 2, contactId: 'c' },
        { itemId: 3, contactId: 'd' },
      ],
      errors: [{ itemId: '2', status: 400 }],
    }),
  ).toEqual({ 3: done('d') });
});

test('a refusal that lists an item twice leaves it unknown, rather than refused', () => {
  const twice = { itemId: 1, status: 400 };
  expect(readItems(400, { errors: [twice, twice] }, [1])).toEqual({});
});

test('an item without its id, and items never sent, count as missing', () => {
  expect(
    readItems(200, {
      results: [{ itemId: 1 }, { itemId: 9, contactId: 'x' }, { contactId: 'y' }, null, 'z'],
    }),
  ).toEqual({});
});

test.each([200, 400, 403, 500, 503])('errors with item ids are read at status %i', (status) => {
  const json = { errors: [{ itemId: 2, status: 403, errorCode: 'F', errorDescription: 'why' }] };
  expect(readItems(status, json)).toEqual({ 2: { ok: false, failure: explain(403, 'F: why') } });
});

test('an item status is read from text, else from the code, else it is not known', () => {
  expect(
    readItems(200, {
      errors: [
        { itemId: 1, status: '404' },
        { itemId: 2, errorCode: 'FORBIDDEN' },
        { itemId: 3, errorCode: '' },
      ],
    }),
  ).toMatchObject({
    1: { failure: { status: 404 } },
    2: { failure: { status: 403 } },
    3: { failure: expect.not.objectContaining({ status: expect.anything() }) },
  });
});

test('an error without an item id speaks of the whole request', () => {
  const errors = [{ status: 403, errorCode: 'FORBIDDEN', errorDescription: 'no' }];
  expect(read(200, { errors })).toEqual({
    kind: 'as-status',
    status: 403,
    text: 'FORBIDDEN: no',
  });
  expect(read(403, { errors }).kind).toBe('as-status');
});

test('a success without any item leaves all unknown', () => {
  expect(readItems(200, {})).toEqual({});
  expect(readItems(200, { results: null, errors: 'none' })).toEqual({});
});

test('a success that is no object is unreadable', () => {
  expect(read(200, undefined).kind).toBe('unreadable');
  expect(read(200, [{ itemId: 1 }]).kind).toBe('unreadable');
});

test('whatever comes back, only items that were sent are told, and never by their place', () => {
  const entry = fc.record(
    {
      itemId: fc.oneof(fc.integer({ min: 0, max: 6 }), fc.string({ maxLength: 2 })),
      contactId: fc.string({ maxLength: 3 }),
      status: fc.oneof(fc.integer({ min: 200, max: 600 }), fc.constant('400')),
    },
    { requiredKeys: [] },
  );
  const list = fc.array(fc.oneof(entry, fc.constant(null)), { maxLength: 6 });
  fc.assert(
    fc.property(list, list, fc.constantFrom(200, 400, 500), (results, errors, status) => {
      const items = readItems(status, { results, errors });
      if ('kind' in items) return;
      for (const [id, item] of Object.entries(items)) {
        expect(['1', '2', '3']).toContain(id);
        const said = [...results, ...errors].filter((one) => String(one?.itemId) === id);
        expect(said).toHaveLength(1);
        if (typeof item === 'object' && 'ok' in item && item.ok) {
          expect(said[0]?.contactId).toBe(item.value);
        }
      }
    }),
  );
});
