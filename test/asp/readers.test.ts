import { expect, test } from 'vitest';
import { objectOf, textIn } from '../../main/asp/json.ts';
import { readNothing, readObject, readObjectOrNull, readPage } from '../../main/asp/readers.ts';
import { replyOf } from './reply-of.ts';

const idOf = (json: unknown) => textIn(objectOf(json), 'id');
const page = (json: unknown, asked?: string, names?: string[]) =>
  readPage(replyOf(200, json), asked, idOf, names);
const ended = (items: string[]) => ({ kind: 'value', value: { items, next: null } });

test.each([
  ['a missing context', {}],
  ['a missing token', { paginationContext: {} }],
  ['null', { paginationContext: { nextToken: null } }],
  ['an empty text', { paginationContext: { nextToken: '' } }],
  ['the text "null"', { paginationContext: { nextToken: 'null' } }],
  ['a context that is null', { paginationContext: null }],
  ['the token that was asked for', { paginationContext: { nextToken: 'asked' } }],
])('%s is the end of a list', (_name, more) => {
  expect(page({ results: [{ id: 'a' }], ...more }, 'asked')).toEqual(ended(['a']));
});

test('the token of the next page is taken as it is', () => {
  expect(page({ results: [], paginationContext: { nextToken: 'A=+/ ' } })).toMatchObject({
    value: { next: 'A=+/ ' },
  });
  expect(page({ results: [], nextToken: 'beside' })).toMatchObject({ value: { next: 'beside' } });
});

test('a list is found under its names, alone, or bare', () => {
  expect(page({ trunks: [{ id: 'a' }], peers: [] }, undefined, ['trunks'])).toEqual(ended(['a']));
  expect(page({ whatever: [{ id: 'a' }], total: 1 })).toEqual(ended(['a']));
  expect(page([{ id: 'a' }])).toEqual(ended(['a']));
});

test('an empty list may be left out', () => {
  for (const json of [{}, { results: null }, { paginationContext: { nextToken: null } }]) {
    expect(page(json)).toEqual(ended([]));
  }
});

test('what is no list is unreadable, rather than empty', () => {
  for (const json of [undefined, null, 'x', { message: 'x' }, { errors: [] }, { a: [], b: [] }]) {
    expect(page(json).kind, JSON.stringify(json)).toBe('unreadable');
  }
});

test('an entry that cannot be read is not dropped: the page is unreadable', () => {
  expect(page({ results: [{ id: 'a' }, { name: 'b' }] }).kind).toBe('unreadable');
});

test('404 is an answer where the object may be missing, unless a web page says it', () => {
  expect(readObjectOrNull(replyOf(404, { message: 'gone' }), idOf)).toEqual({
    kind: 'value',
    value: null,
  });
  expect(readObjectOrNull(replyOf(404), idOf)).toEqual({ kind: 'value', value: null });
  const webPage = { ...replyOf(404), text: '<html></html>' };
  expect(readObjectOrNull(webPage, idOf).kind).toBe('as-status');
  expect(readObject(replyOf(404, {}), idOf).kind).toBe('as-status');
});

test('a success without what makes the object is unreadable', () => {
  expect(readObject(replyOf(200, { name: 'a' }), idOf).kind).toBe('unreadable');
  expect(readObject(replyOf(200, { id: 'a' }), idOf)).toEqual({ kind: 'value', value: 'a' });
});

test('any 2xx is done, a status of refusal is not', () => {
  for (const status of [200, 201, 204]) {
    expect(readNothing(replyOf(status))).toEqual({ kind: 'value', value: null });
  }
  expect(readNothing(replyOf(400)).kind).toBe('as-status');
});
