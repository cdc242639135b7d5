import { z } from 'zod';
import { checkBookName, findBook } from '../checks.ts';
import { makeId } from '../ids.ts';
import { LIMIT_TEXTS } from '../limits.ts';
import { answer, refuse } from '../reply.ts';
import type { Route } from '../route.ts';
import { addBook, newId, noteEffect, removeBook, type BookRecord } from '../state.ts';
import { inShape } from '../strict-body.ts';

const PATH = '/v1/addressBooks';
const naming = z.strictObject({ name: z.string().optional() });
const show = ({ id, name }: BookRecord): object => ({ addressBookId: id, name });

export const addressBookRoutes: Route[] = [
  {
    operation: 'addressBooks.create',
    method: 'POST',
    paths: [PATH],
    api: 'management',
    takesBody: true,
    handle({ state, limits }, { body }) {
      const shape = inShape(naming, body);
      if (!shape.ok) return shape.refusal;
      const name = checkBookName(shape.value.name, 'Name must be between 1 and 50 characters');
      if (!name.ok) return name.refusal;
      if (state.books.size >= limits.booksPerOrganization) {
        return refuse(403, LIMIT_TEXTS.booksPerOrganization(limits.booksPerOrganization));
      }
      // Nothing says that names are unique, so a repeat makes another book.
      const book = addBook(state, { id: newId(state, 'addressBook'), name: name.value });
      return answer(201, { addressBookId: book.id });
    },
  },
  {
    operation: 'addressBooks.list',
    method: 'GET',
    paths: [PATH],
    api: 'management',
    query: ['maxResults', 'nextToken'],
    handle: ({ state, pager }, { query }) =>
      pager.page(
        'addressBooks.list',
        query,
        [...state.books.values()],
        {
          max: 1000,
          default: 100,
          visitor: (nth) => ({ id: makeId('addressBook', state.seed, nth), name: 'Visitor' }),
        },
        show,
      ),
  },
  {
    operation: 'addressBooks.get',
    method: 'GET',
    paths: [`${PATH}/:addressBookId`],
    api: 'management',
    handle({ state }, { params }) {
      const book = findBook(state, params['addressBookId'] ?? '');
      return book.ok ? answer(200, show(book.value)) : book.refusal;
    },
  },
  {
    operation: 'addressBooks.update',
    method: 'PUT',
    paths: [`${PATH}/:addressBookId`],
    api: 'management',
    takesBody: true,
    handle({ state }, { params, body }) {
      const shape = inShape(naming, body);
      if (!shape.ok) return shape.refusal;
      const name = checkBookName(shape.value.name, 'Address book name is mandatory');
      if (!name.ok) return name.refusal;
      const book = findBook(state, params['addressBookId'] ?? '');
      if (!book.ok) return book.refusal;
      book.value.name = name.value;
      noteEffect(state, 'addressBook changed');
      return answer(200);
    },
  },
  {
    operation: 'addressBooks.delete',
    method: 'DELETE',
    paths: [`${PATH}/:addressBookId`],
    api: 'management',
    handle({ state }, { params }) {
      const book = findBook(state, params['addressBookId'] ?? '');
      if (!book.ok) return book.refusal;
      if (book.value.units.size > 0) {
        return refuse(409, 'AddressBook is associated with a Unit. Remove the association first.');
      }
      removeBook(state, book.value);
      return answer(204);
    },
  },
];
