import type { AddressBook } from '../../../shared/domain/live.ts';
import { ROLE } from '../entry.ts';
import type { Entries, Words } from '../entry.ts';
import { path, withQuery } from '../http-request.ts';
import { idIn, objectOf, textIn } from '../json.ts';
import { readDeleted, readId, readNothing, readObjectOrNull, readPage } from '../readers.ts';

const words: Words = { object: 'the address book', check: 'its name', access: ROLE };

export const addressBooks: Pick<
  Entries,
  | 'addressBooks.list'
  | 'addressBooks.create'
  | 'addressBooks.get'
  | 'addressBooks.update'
  | 'addressBooks.delete'
> = {
  'addressBooks.list': {
    scope: 'management',
    words,
    request: ({ page }, fewer) => ({
      method: 'GET',
      path: withQuery('/v1/addressBooks', { maxResults: fewer ? 10 : 1000, nextToken: page }),
    }),
    read: (reply, { page }) =>
      readPage(reply, page, (json) => readAddressBook(json, null), ['addressBooks']),
  },
  'addressBooks.create': {
    scope: 'management',
    words,
    request: ({ name }) => ({ method: 'POST', path: '/v1/addressBooks', body: { name } }),
    read: (reply) => readId(reply, 'addressBookId', 'id'),
  },
  'addressBooks.get': {
    scope: 'management',
    words,
    request: ({ addressBookId }) => ({
      method: 'GET',
      path: path`/v1/addressBooks/${addressBookId}`,
    }),
    read: (reply, { addressBookId }) =>
      readObjectOrNull(reply, (json) => readAddressBook(json, addressBookId)),
  },
  'addressBooks.update': {
    scope: 'management',
    words,
    request: ({ addressBookId, name }) => ({
      method: 'PUT',
      path: path`/v1/addressBooks/${addressBookId}`,
      body: { name },
    }),
    read: readNothing,
  },
  'addressBooks.delete': {
    scope: 'management',
    words: {
      ...words,
      check: 'its id',
      inUse: 'take the address book away from all rooms first',
    },
    request: ({ addressBookId }) => ({
      method: 'DELETE',
      path: path`/v1/addressBooks/${addressBookId}`,
    }),
    read: readDeleted,
  },
};

function readAddressBook(json: unknown, asked: string | null): AddressBook | null {
  const book = objectOf(json);
  const id = idIn(book, 'addressBookId', 'id') ?? asked;
  const name = textIn(book, 'name', 'addressBookName');
  return id === null || name === null ? null : { id, name };
}
