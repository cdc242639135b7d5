import type { AddressBook } from '../../../shared/domain/live.ts';
import { ROLE } from '../entry.ts';
import type { Entries, Words } from '../entry.ts';
import { path, withQuery } from '../http-request.ts';
import { idIn, objectOf, textIn } from '../json.ts';
import { readNothing, readObject, readPage } from '../readers.ts';

const words: Words = { object: 'the address book', check: 'its name', access: ROLE };

export const addressBooks: Pick<
  Entries,
  'addressBooks.list' | 'addressBooks.create' | 'addressBooks.update'
> = {
  'addressBooks.list': {
    scope: 'management',
    words,
    request: ({ page }, fewer) => ({
      method: 'GET',
      path: withQuery('/v1/addressBooks', { maxResults: fewer ? 10 : 1000, nextToken: page }),
    }),
    read: (reply, { page }) => readPage(reply, page, readAddressBook, ['addressBooks']),
  },
  'addressBooks.create': {
    scope: 'management',
    words,
    request: ({ name }) => ({ method: 'POST', path: '/v1/addressBooks', body: { name } }),
    read: (reply) =>
      readObject(reply, (json) => {
        const addressBookId = idIn(objectOf(json), 'addressBookId', 'id');
        return addressBookId === null ? null : { addressBookId };
      }),
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
};

function readAddressBook(json: unknown): AddressBook | null {
  const book = objectOf(json);
  const id = idIn(book, 'addressBookId', 'id');
  const name = textIn(book, 'name', 'addressBookName');
  return id === null || name === null ? null : { id, name };
}
