import { expect, test } from 'vitest';
import { collectLimit, collectMap } from '../../../main/hosts/cli/options.ts';

test('limits are gathered by their names', () => {
  const first = collectLimit('books-per-room=20');
  expect(collectLimit('books=9', first)).toEqual({ booksPerRoom: 20, booksPerOrganization: 9 });
});

test.each(['constructor=3', '__proto__=3', 'books', 'books=', 'books=-1', 'books=1.5', '=3'])(
  'the limit %s is refused with the names there are',
  (text) => {
    expect(() => collectLimit(text)).toThrow('contacts-per-book');
  },
);

test('a column may hold an equals sign, and an unknown field is refused', () => {
  expect(collectMap('room=a=b')).toEqual([{ field: 'room', column: 'a=b' }]);
  expect(() => collectMap('constructor=Rm')).toThrow('FIELD=COLUMN');
});
