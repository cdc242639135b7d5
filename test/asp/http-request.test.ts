import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { path, UnsendableIdError, withQuery } from '../../main/asp/http-request.ts';

test('any id is one segment of the path and comes out of it unchanged', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 1000, unit: 'grapheme' }), (id) => {
      const whole = path`/v1/addressBooks/${id}/contacts`;
      const { pathname } = new URL(whole, 'http://127.0.0.1');
      const segments = pathname.split('/');
      // "." and ".." stay steps to a URL parser however they are written.
      if (id !== '.' && id !== '..') {
        expect(segments).toHaveLength(5);
        expect(decodeURIComponent(segments[3] ?? '')).toBe(id);
      }
      expect(decodeURIComponent(whole.split('/')[3] ?? '')).toBe(id);
    }),
  );
});

test('any token comes out of the query unchanged', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 1000, unit: 'grapheme' }), (token) => {
      const { searchParams } = new URL(
        withQuery('/v1/addressBooks', { maxResults: 10, nextToken: token }),
        'http://127.0.0.1',
      );
      expect([...searchParams]).toEqual([
        ['maxResults', '10'],
        ['nextToken', token],
      ]);
    }),
  );
});

test('parameters without a value are left out, and without any there is no question mark', () => {
  expect(withQuery('/v2/units', { parentId: undefined, expand: 'all' })).toBe(
    '/v2/units?expand=all',
  );
  expect(withQuery('/v2/units', { parentId: undefined })).toBe('/v2/units');
});

test('an empty id is refused, since the path would mean another resource', () => {
  expect(() => path`/v1/addressBooks/${''}`).toThrow(UnsendableIdError);
});

test('half a character is refused', () => {
  expect(() => path`/v2/units/${'\uD800'}`).toThrow(UnsendableIdError);
  expect(() => withQuery('/v2/units', { parentId: '\uDC00' })).toThrow(UnsendableIdError);
});

test('steps within the path cannot be smuggled in by an id', () => {
  expect(path`/v2/units/${'..'}`).toBe('/v2/units/%2E%2E');
  expect(path`/v2/units/${'a/../b'}`).toBe('/v2/units/a%2F..%2Fb');
});
