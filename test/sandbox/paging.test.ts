import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPager, TOKEN_LIFE_MS } from '../../main/sandbox/paging.ts';
import { switchesOf, type Switches } from '../../main/sandbox/switches.ts';
import {
  at,
  listAt,
  made,
  open,
  signIn,
  stillClock,
  textAt,
  type Api,
  type Received,
} from './support.ts';

const nextOf = (reply: Received): unknown => at(reply.body, 'paginationContext', 'nextToken');
const follow = (api: Api, path: string, token: string) =>
  api.get(`${path}&nextToken=${encodeURIComponent(token)}`);

async function withBooks(count: number, options: Parameters<typeof open>[0] = {}) {
  const sandbox = await open(options);
  // The annex brings one book of its own.
  for (let book = 1; book < count; book += 1) {
    made(sandbox, { create: 'addressBook', name: `Book ${book}` });
  }
  return { sandbox, api: await signIn(sandbox) };
}

test('pages of any size together give every record once and in order', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: 1000 }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 20 }),
      (places, size) => {
        const records = places.sort((a, b) => a - b).map((seq) => ({ seq }));
        const pager = createPager(switchesOf('documented'), () => 0);
        const rule = { max: 100, default: 10 };
        const seen: unknown[] = [];
        let token: string | null = null;
        do {
          const query: Record<string, string> = { maxResults: String(size) };
          if (token !== null) query['nextToken'] = token;
          const reply = pager.page('books', query, records, rule, ({ seq }) => seq);
          if (reply.kind !== 'ok') throw new Error(reply.text);
          seen.push(...listAt(reply.body, 'results'));
          const next = at(reply.body, 'paginationContext', 'nextToken');
          token = typeof next === 'string' ? next : null;
        } while (token !== null);
        expect(seen).toEqual(records.map(({ seq }) => seq));
      },
    ),
  );
});

test('a record deleted between two pages hides no other', async () => {
  const { sandbox, api } = await withBooks(6);
  const first = await api.get('/v1/addressBooks?maxResults=3');
  sandbox.colleague({
    delete: 'addressBook',
    id: textAt(first.body, 'results', 0, 'addressBookId'),
  });
  const second = await follow(
    api,
    '/v1/addressBooks?maxResults=3',
    textAt(first.body, 'paginationContext', 'nextToken'),
  );
  expect(listAt(second.body, 'results')).toHaveLength(3);
});

test.each<[Switches['endMark'], object]>([
  ['null', { paginationContext: { nextToken: null } }],
  ['absent', { paginationContext: {} }],
  ['empty', { paginationContext: { nextToken: '' } }],
  ['word', { paginationContext: { nextToken: 'null' } }],
  ['no-context', {}],
])('the end of a list can be marked as %s', async (endMark, context) => {
  const sandbox = await open({ switches: { endMark } });
  const api = await signIn(sandbox);
  const reply = await api.get('/v1/communications/network/siptrunk');
  expect(reply.body).toEqual({ results: expect.any(Array), ...context });
});

test('rotating end marks show each of the four in turn, over all operations', async () => {
  const { sandbox, api } = await withBooks(1, { switches: { endMark: 'rotate' } });
  const marks: unknown[] = [];
  for (const path of ['/v1/addressBooks', '/v1/communications/network/siptrunk']) {
    marks.push(nextOf(await api.get(path)), nextOf(await api.get(path)));
  }
  expect(marks).toEqual([undefined, null, '', 'null']);
  expect(sandbox.state.addressBooks).toHaveLength(1);
});

test('documented mode ends with null, legacy without the key, and 2025 rotates', () => {
  expect(switchesOf('documented').endMark).toBe('null');
  expect(switchesOf('legacy').endMark).toBe('absent');
  expect(switchesOf('2025').endMark).toBe('rotate');
});

test('a token sent as it stands is spoilt, so a client must encode it', async () => {
  const { api } = await withBooks(3);
  const token = textAt(
    (await api.get('/v1/addressBooks?maxResults=1')).body,
    'paginationContext',
    'nextToken',
  );
  for (const sign of ['+', '/', '=']) expect(token).toContain(sign);
  expect((await api.get(`/v1/addressBooks?maxResults=1&nextToken=${token}`)).status).toBe(400);
  expect((await follow(api, '/v1/addressBooks?maxResults=1', token)).status).toBe(200);
});

test('an invalid token has the documented text, and end marks are no tokens', async () => {
  const { api } = await withBooks(2);
  for (const token of ['nonsense', '', 'null', 'AQ+/abc==']) {
    const reply = await follow(api, '/v1/addressBooks?maxResults=1', token);
    expect(reply.status, token).toBe(400);
    expect(reply.body, token).toEqual({
      message: 'Received invalid pagination token. Please check the pagination value passed',
    });
  }
});

test('a token goes on only with the list and filters it was given for', async () => {
  const sandbox = await open();
  const api = await signIn(sandbox);
  const path = `/v2/units?parentId=${sandbox.property.id}&queryDepth=all&maxResults=2`;
  const token = textAt((await api.get(path)).body, 'paginationContext', 'nextToken');
  expect((await follow(api, path, token)).status).toBe(200);
  expect((await follow(api, path.replace('queryDepth=all', 'queryDepth=1'), token)).status).toBe(
    400,
  );
  expect((await follow(api, '/v1/addressBooks?maxResults=2', token)).status).toBe(400);
});

test('a token lives for a day', async () => {
  const clock = stillClock();
  const { api } = await withBooks(3, { clock, tokenSeconds: 1_000_000 });
  const path = '/v1/addressBooks?maxResults=1';
  const token = textAt((await api.get(path)).body, 'paginationContext', 'nextToken');
  clock.time += TOKEN_LIFE_MS;
  expect((await follow(api, path, token)).status).toBe(200);
  clock.time += 1;
  expect((await follow(api, path, token)).status).toBe(400);
});

test('page sizes out of the documented range are refused, list by list', async () => {
  const sandbox = await open();
  const api = await signIn(sandbox);
  const book = sandbox.state.addressBooks[0]?.id ?? '';
  const unit = sandbox.property.id;
  const lists: [string, number][] = [
    ['/v1/addressBooks?', 1000],
    [`/v1/addressBooks/${book}/contacts?`, 1000],
    [`/v1/addressBooks/unitAssociations?unitId=${unit}&`, 100],
    [`/v1/addressBooks/${book}/unitAssociations?`, 100],
    [`/v2/units?parentId=${unit}&`, 100],
    ['/v1/communications/network/siptrunk?', 100],
    [`/v1/communications/network/siptrunk/${sandbox.trunk}/extensions?`, 100],
  ];
  for (const [list, most] of lists) {
    for (const size of [1, most]) {
      expect((await api.get(`${list}maxResults=${size}`)).status, list).toBe(200);
    }
    for (const size of [0, most + 1, -1, 1.5, 'many', '']) {
      expect((await api.get(`${list}maxResults=${size}`)).status, `${list}${size}`).toBe(400);
    }
  }
});

test('without a page size 100 books and contacts come, but 10 of everything else', async () => {
  const { sandbox, api } = await withBooks(101);
  const pageOf = async (path: string) => listAt((await api.get(path)).body, 'results').length;
  expect(await pageOf('/v1/addressBooks')).toBe(100);
  expect(await pageOf(`/v2/units?parentId=${sandbox.property.id}&queryDepth=all`)).toBe(10);
  const annex = sandbox.state.addressBooks[0]?.id ?? '';
  expect(await pageOf(`/v1/addressBooks/${annex}/unitAssociations`)).toBe(10);
});
