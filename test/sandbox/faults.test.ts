import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFaults, faultRule, type FaultRule } from '../../main/sandbox/faults.ts';
import {
  at,
  clientFields,
  askToken,
  listAt,
  MANAGEMENT,
  open,
  raw,
  signIn,
  stillClock,
  tokenFor,
} from './support.ts';

const BOOKS = '/v1/addressBooks';
const single = { operation: 'addressBooks.create', batch: false };
const strikes = (rule: Omit<FaultRule, 'kind'>, requests: number): number[] => {
  const faults = createFaults([{ kind: 'refuse-500', ...rule }], 1);
  return Array.from({ length: requests }, (_, index) => index + 1).filter(() =>
    faults.strike(single),
  );
};

test('a rule strikes at the nth, every nth, a share of, or all matching requests', () => {
  expect(strikes({ at: 3 }, 6)).toEqual([3]);
  expect(strikes({ every: 2 }, 6)).toEqual([2, 4, 6]);
  expect(strikes({}, 3)).toEqual([1, 2, 3]);
  expect(strikes({ times: 2 }, 4)).toEqual([1, 2]);
  expect(strikes({ rate: 0 }, 50)).toEqual([]);
  expect(strikes({ rate: 1 }, 3)).toEqual([1, 2, 3]);
  expect(strikes({ operation: 'contacts.create' }, 3)).toEqual([]);
  expect(strikes({ operation: '*', at: 1 }, 3)).toEqual([1]);
});

test('a share strikes about so many, and the same ones for the same seed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 }), (seed) => {
      const run = () => {
        const faults = createFaults([{ kind: 'refuse-503', rate: 0.3 }], seed);
        return Array.from({ length: 400 }, () => faults.strike(single) !== null);
      };
      const struck = run();
      expect(run()).toEqual(struck);
      const share = struck.filter(Boolean).length / 400;
      expect(share).toBeGreaterThan(0.15);
      expect(share).toBeLessThan(0.45);
    }),
  );
});

test('the star leaves the token endpoint alone, and item faults leave single operations alone', () => {
  const faults = createFaults([{ kind: 'refuse-500' }], 1);
  expect(faults.strike({ operation: 'token', batch: false })).toBeNull();
  const items = createFaults([{ kind: 'items-500', at: 1 }], 1);
  expect(items.strike(single)).toBeNull();
  expect(items.strike({ operation: 'contacts.createBatch', batch: true })?.kind).toBe('items-500');
});

test('the first rule that is due wins, and later ones still count the request', () => {
  const faults = createFaults(
    [
      { kind: 'refuse-500', at: 1 },
      { kind: 'refuse-503', every: 2 },
    ],
    1,
  );
  expect([1, 2, 3].map(() => faults.strike(single)?.kind)).toEqual([
    'refuse-500',
    'refuse-503',
    undefined,
  ]);
});

async function struckBy(rule: FaultRule) {
  const clock = stillClock();
  const sandbox = await open({ faults: [{ operation: 'addressBooks.create', ...rule }], clock });
  const api = await signIn(sandbox);
  const before = sandbox.state.addressBooks.length;
  const reply = await api.post(BOOKS, { name: 'Front desk' }).catch(() => 'broken' as const);
  const effect = sandbox.state.addressBooks.length - before;
  return { sandbox, api, clock, reply, effect };
}

test('refuse-500 and refuse-503 answer so and do nothing', async () => {
  const refused = await struckBy({ kind: 'refuse-500', times: 1 });
  expect(refused.reply).toMatchObject({ status: 500, body: { message: expect.any(String) } });
  expect(refused.effect).toBe(0);
  expect((await refused.api.post(BOOKS, { name: 'Front desk' })).status).toBe(201);
  const down = await struckBy({ kind: 'refuse-503' });
  expect(down.reply).toMatchObject({ status: 503, body: { message: expect.any(String) } });
  expect(down.effect).toBe(0);
});

test('429 answers with a message and without Retry-After, does nothing and counts as throttled', async () => {
  const { sandbox, reply, effect } = await struckBy({ kind: '429' });
  expect(reply).toMatchObject({ status: 429, body: { message: expect.any(String) } });
  if (reply !== 'broken') expect(reply.headers.get('retry-after')).toBeNull();
  expect(effect).toBe(0);
  expect(sandbox.requests().throttled).toBe(1);
});

test('effect-then-500 does the work and hides it', async () => {
  const { reply, effect } = await struckBy({ kind: 'effect-then-500' });
  expect(reply).toMatchObject({ status: 500 });
  expect(effect).toBe(1);
});

test('effect-then-reset does the work and breaks the connection', async () => {
  const { sandbox, reply, effect } = await struckBy({ kind: 'effect-then-reset' });
  expect(reply).toBe('broken');
  expect(effect).toBe(1);
  expect(sandbox.requests().byStatus['reset']).toBe(1);
});

test('reset-before breaks the connection and does nothing', async () => {
  const { reply, effect } = await struckBy({ kind: 'reset-before' });
  expect([reply, effect]).toEqual(['broken', 0]);
});

test('slow does the work at once and answers late', async () => {
  const wake: { up?: () => void } = {};
  const clock = {
    now: () => 0,
    sleep: () => new Promise<void>((resolve) => (wake.up = resolve)),
  };
  const faults: FaultRule[] = [{ kind: 'slow', operation: 'addressBooks.create', ms: 5000 }];
  const sandbox = await open({ faults, clock });
  const api = await signIn(sandbox);
  const pending = api.post(BOOKS, { name: 'Front desk' });
  let answered = false;
  void pending.then(() => (answered = true));
  while (!wake.up) await new Promise((resolve) => setImmediate(resolve));
  expect(sandbox.state.addressBooks.map(({ name }) => name)).toContain('Front desk');
  expect(answered).toBe(false);
  wake.up();
  expect((await pending).status).toBe(201);
});

test('slow waits for its milliseconds', async () => {
  const { clock, reply } = await struckBy({ kind: 'slow', ms: 1234 });
  expect(reply).toMatchObject({ status: 201 });
  expect(clock.slept).toEqual([1234]);
});

test('html-502 answers with a page of a gateway and does nothing', async () => {
  const { reply, effect } = await struckBy({ kind: 'html-502' });
  expect(reply).toMatchObject({ status: 502, body: expect.stringContaining('<html>') });
  expect(effect).toBe(0);
});

test('truncated-json does the work and answers what is no JSON any more', async () => {
  const { reply, effect } = await struckBy({ kind: 'truncated-json' });
  expect(reply).toMatchObject({
    status: 201,
    body: expect.stringMatching(/^\{"addressBookId":"amzn/),
  });
  expect(effect).toBe(1);
});

test('revoke-token withdraws the token of the request for good', async () => {
  const { sandbox, api, reply, effect } = await struckBy({ kind: 'revoke-token', times: 1 });
  expect(reply).toMatchObject({ status: 401, body: { message: 'Invalid access token' } });
  expect(effect).toBe(0);
  expect((await api.get(BOOKS)).status).toBe(401);
  expect((await (await signIn(sandbox)).post(BOOKS, { name: 'Front desk' })).status).toBe(201);
});

const ids = (list: unknown[]) => list.map((entry) => Number(at(entry, 'itemId')));

async function batchStruckBy(kind: FaultRule['kind'], seed: number) {
  const sandbox = await open({ faults: [{ kind }], seed });
  const api = await signIn(sandbox);
  sandbox.setFaults([{ operation: 'contacts.createBatch', kind }]);
  const book = sandbox.state.addressBooks[0]?.id ?? '';
  const items = Array.from({ length: 20 }, (_, index) => ({
    itemId: index + 1,
    contact: { name: `Contact ${index + 1}`, providerContact: { id: String(index + 1) } },
  }));
  const reply = await api.post(`${BOOKS}/${book}/contacts/batch`, { items });
  expect(reply.status).toBe(200);
  const done = sandbox.state.contacts.filter(({ name }) => name.startsWith('Contact'));
  return {
    succeeded: ids(listAt(reply.body, 'successfulResults')),
    failed: at(reply.body, 'errors') === undefined ? [] : ids(listAt(reply.body, 'errors')),
    errors: at(reply.body, 'errors'),
    done: done.map(({ name }) => Number(name.slice('Contact '.length))),
  };
}

test('items-500 fails some items, of which some took effect all the same', async () => {
  const { succeeded, failed, errors, done } = await batchStruckBy('items-500', 3);
  expect(succeeded.length + failed.length).toBe(20);
  expect(failed.length).toBeGreaterThan(0);
  expect(errors).toContainEqual({
    itemId: failed[0],
    status: 500,
    errorCode: 'INTERNAL_ERROR',
    errorDescription: 'An internal service error occurred.',
  });
  expect(done).toEqual(expect.arrayContaining(succeeded));
  expect(failed.some((item) => done.includes(item))).toBe(true);
  expect(failed.some((item) => !done.includes(item))).toBe(true);
});

test('items-missing leaves some items out of both lists, of which some took effect', async () => {
  const { succeeded, failed, done } = await batchStruckBy('items-missing', 3);
  expect(failed).toEqual([]);
  const missing = Array.from({ length: 20 }, (_, index) => index + 1).filter(
    (item) => !succeeded.includes(item),
  );
  expect(missing.length).toBeGreaterThan(0);
  expect(missing.some((item) => done.includes(item))).toBe(true);
  expect(missing.some((item) => !done.includes(item))).toBe(true);
});

test('items-duplicate answers some items twice and does each once', async () => {
  const { succeeded, done } = await batchStruckBy('items-duplicate', 3);
  expect(succeeded.length).toBeGreaterThan(20);
  expect(new Set(succeeded).size).toBe(20);
  expect(done).toHaveLength(20);
});

test('an item fault strikes at least one item whatever the seed', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 100 }), (seed, items) => {
      const faults = createFaults([{ kind: 'items-missing' }], seed);
      const fault = faults.strike({ operation: 'contacts.createBatch', batch: true });
      const fates = Array.from({ length: items }, (_, place) => fault?.fateOfItem(place, items));
      expect(fates.some((fate) => fate !== null)).toBe(true);
    }),
  );
});

test('faults that name the token endpoint strike it', async () => {
  const sandbox = await open({ faults: [{ operation: 'token', kind: 'refuse-503', times: 1 }] });
  const form = { grant_type: 'client_credentials', scope: MANAGEMENT, ...clientFields(sandbox) };
  expect((await askToken(sandbox, form)).status).toBe(503);
  expect((await askToken(sandbox, form)).status).toBe(200);
});

test('a gateway and a broken answer strike the token endpoint too, and a token is given but lost', async () => {
  const sandbox = await open({
    faults: [
      { operation: 'token', kind: 'html-502', times: 1 },
      { operation: 'token', kind: 'truncated-json', at: 2 },
    ],
  });
  const form = { grant_type: 'client_credentials', scope: MANAGEMENT, ...clientFields(sandbox) };
  const gateway = await askToken(sandbox, form);
  expect(gateway).toMatchObject({ status: 502, body: expect.stringContaining('<html>') });
  const broken = await askToken(sandbox, form);
  expect(broken).toMatchObject({ status: 200, body: expect.stringMatching(/^\{[^}]*$/) });
  expect((await askToken(sandbox, form)).status).toBe(200);
  expect(sandbox.requests().faults).toEqual({ 'html-502': 1, 'truncated-json': 1 });
});

test.each(['revoke-token', 'items-500', 'items-missing', 'items-duplicate'] as const)(
  '%s cannot strike the token endpoint: such a rule is refused, and counts nothing',
  async (kind) => {
    const rule = { operation: 'token', kind };
    expect(faultRule.safeParse(rule).success).toBe(false);
    expect(faultRule.safeParse({ kind }).success).toBe(true);
    const sandbox = await open({ faults: [rule] });
    await tokenFor(sandbox, MANAGEMENT);
    expect(sandbox.requests().faults).toEqual({});
  },
);

test('rules can be replaced while the sandbox runs, and what is no rule is refused', async () => {
  const sandbox = await open();
  const send = (rules: unknown) =>
    raw(sandbox, '/_sandbox/faults', { method: 'POST', body: JSON.stringify(rules) });
  const authorization = `Bearer ${await tokenFor(sandbox, MANAGEMENT)}`;
  const get = () => raw(sandbox, BOOKS, { headers: { authorization } });
  expect((await send([{ kind: 'refuse-500', every: 1 }])).status).toBe(204);
  expect((await get()).status).toBe(500);
  expect((await send([{ kind: 'sulk' }])).status).toBe(400);
  expect((await send([{ kind: 'slow', colour: 'red' }])).status).toBe(400);
  expect((await get()).status).toBe(500);
  expect((await send([])).status).toBe(204);
  expect((await get()).status).toBe(200);
});

const idsOf = (reply: { body: unknown }): string[] =>
  listAt(reply.body, 'results').map((entry) => String(at(entry, 'addressBookId')));

/** All pages of the list of books, three an answer. */
async function readBooks(api: Awaited<ReturnType<typeof signIn>>): Promise<string[][]> {
  const pages: string[][] = [];
  for (let token: unknown = null; ;) {
    const more = typeof token === 'string' ? `&nextToken=${encodeURIComponent(token)}` : '';
    const reply = await api.get(`${BOOKS}?maxResults=3${more}`);
    pages.push(idsOf(reply));
    token = at(reply.body, 'paginationContext', 'nextToken');
    if (typeof token !== 'string') return pages;
  }
}

test('pages can repeat an entry, or skip one where a visitor has left, and then stand still again', async () => {
  const sandbox = await open();
  for (let book = 1; book < 8; book += 1) {
    sandbox.colleague({ create: 'addressBook', name: `Book ${book}` });
  }
  const books = sandbox.state.addressBooks.map(({ id }) => id);
  const api = await signIn(sandbox);
  expect((await readBooks(api)).flat()).toEqual(books);

  sandbox.setFaults([{ kind: 'pages-repeat', at: 2 }]);
  const repeated = await readBooks(api);
  expect(repeated[1]?.[0]).toBe(repeated[0]?.at(-1));
  expect([...new Set(repeated.flat())]).toEqual(books);

  sandbox.setFaults([{ kind: 'pages-skip', at: 1 }]);
  const [first = [], ...rest] = await readBooks(api);
  const visitor = first.find((id) => !books.includes(id));
  expect(visitor).toBeDefined();
  expect([...first, ...rest.flat()]).toEqual([visitor, ...books.filter((_id, nth) => nth !== 2)]);
  expect((await readBooks(api)).flat()).toEqual(books);
  // A list of one page has no place to move to, and nothing else is a list.
  sandbox.setFaults([{ kind: 'pages-skip' }, { kind: 'pages-repeat' }]);
  expect(idsOf(await api.get(BOOKS))).toEqual(books);
  expect(sandbox.requests().faults).toEqual({ 'pages-repeat': 1, 'pages-skip': 1 });
});
