import { runBatch, type Handled } from '../batch.ts';
import { findBook, findContact } from '../checks.ts';
import { checkContact, contactBody, type ContactBody } from '../contact-body.ts';
import { makeId } from '../ids.ts';
import { LIMIT_TEXTS } from '../limits.ts';
import { checkNumbersOfBook } from '../number-limit.ts';
import { answer, bad, good, type Checked } from '../reply.ts';
import type { Route, World } from '../route.ts';
import {
  addContact,
  changeContact,
  newId,
  numbersOf,
  removeContact,
  type BookRecord,
  type ContactRecord,
} from '../state.ts';
import { inShape } from '../strict-body.ts';

const PATH = '/v1/addressBooks/:addressBookId/contacts';

/** Makes a contact; nothing says that contacts are unique, so a repeat makes another. */
function create(
  world: World,
  book: BookRecord,
  body: ContactBody,
  form: 'single' | 'batch',
): Checked<{ contactId: string }> {
  const contact = checkContact(world, body, form);
  if (!contact.ok) return contact;
  const most = world.limits.contactsPerBook;
  if (book.contacts.size >= most) {
    return bad(403, LIMIT_TEXTS.contactsPerBook(most), 'LIMIT_EXCEEDED');
  }
  const numbers = checkNumbersOfBook(world, book, numbersOf(contact.value.address));
  if (!numbers.ok) return numbers;
  const contactId = newId(world.state, 'contact').replace('contact.did', world.switches.contactIds);
  addContact(world.state, book, { id: contactId, ...contact.value });
  return good({ contactId });
}

function show({ switches }: World, { id, name, address }: ContactRecord): object {
  switch (address.kind) {
    case 'phones': {
      const phoneNumbers = address.numbers.map((number) => ({ number }));
      return {
        contact: { name, ...(switches.hidePhoneNumbers ? {} : { phoneNumbers }) },
        contactId: id,
      };
    }
    case 'profile':
      return { contact: { name, alexaCommunicationProfileId: address.profileId }, contactId: id };
    case 'provider':
      return { contact: { name, providerContact: { id: address.providerId } }, contactId: id };
    case 'none':
      return { contact: { name }, contactId: id };
  }
}

/** The contact that a path names, with its book. */
function named(
  { state }: World,
  params: Readonly<Record<string, string>>,
): Checked<{ book: BookRecord; contact: ContactRecord }> {
  const book = findBook(state, params['addressBookId'] ?? '');
  if (!book.ok) return book;
  const contact = findContact(book.value, params['contactId'] ?? '');
  return contact.ok ? good({ book: book.value, contact: contact.value }) : contact;
}

export const contactRoutes: Route[] = [
  {
    operation: 'contacts.createBatch',
    method: 'POST',
    paths: [`${PATH}/batch`],
    api: 'management',
    takesBody: true,
    batch: true,
    handle(world, call) {
      const book = findBook(world.state, call.params['addressBookId'] ?? '');
      if (!book.ok) return book.refusal;
      return runBatch(world, call, contactBody, world.switches.otherBatchKey, (fields): Handled =>
        create(world, book.value, fields, 'batch'),
      );
    },
  },
  {
    operation: 'contacts.create',
    method: 'POST',
    paths: [PATH],
    api: 'management',
    takesBody: true,
    handle(world, { params, body }) {
      const shape = inShape(contactBody, body);
      if (!shape.ok) return shape.refusal;
      const book = findBook(world.state, params['addressBookId'] ?? '');
      if (!book.ok) return book.refusal;
      const made = create(world, book.value, shape.value, 'single');
      return made.ok ? answer(201, made.value) : made.refusal;
    },
  },
  {
    operation: 'contacts.list',
    method: 'GET',
    paths: [PATH],
    api: 'management',
    query: ['maxResults', 'nextToken'],
    handle({ state, pager, switches }, { params, query }) {
      const nested = switches.contactListName === 'contact.name';
      const book = findBook(state, params['addressBookId'] ?? '');
      if (!book.ok) return book.refusal;
      return pager.page(
        `contacts.list ${book.value.id}`,
        query,
        [...book.value.contacts.values()],
        {
          max: 1000,
          default: 100,
          visitor: (nth) => ({ id: makeId('contact', state.seed, nth), name: 'Visitor' }),
        },
        ({ id, name }) => ({
          ...(nested ? { contact: { name } } : { contactName: name }),
          contactId: id,
        }),
      );
    },
  },
  {
    operation: 'contacts.get',
    method: 'GET',
    paths: [`${PATH}/:contactId`],
    api: 'management',
    handle(world, { params }) {
      const found = named(world, params);
      return found.ok ? answer(200, show(world, found.value.contact)) : found.refusal;
    },
  },
  {
    operation: 'contacts.update',
    method: 'PUT',
    paths: [`${PATH}/:contactId`],
    api: 'management',
    takesBody: true,
    handle(world, { params, body }) {
      const shape = inShape(contactBody, body);
      if (!shape.ok) return shape.refusal;
      const contact = checkContact(world, shape.value, 'single');
      if (!contact.ok) return contact.refusal;
      const found = named(world, params);
      if (!found.ok) return found.refusal;
      const { book } = found.value;
      const numbers = checkNumbersOfBook(
        world,
        book,
        numbersOf(contact.value.address),
        found.value.contact,
      );
      if (!numbers.ok) return numbers.refusal;
      changeContact(world.state, book, found.value.contact, contact.value);
      return answer(200);
    },
  },
  {
    operation: 'contacts.delete',
    method: 'DELETE',
    paths: [`${PATH}/:contactId`],
    api: 'management',
    handle(world, { params }) {
      const found = named(world, params);
      if (!found.ok) return found.refusal;
      removeContact(world.state, found.value.book, found.value.contact);
      return answer(204);
    },
  },
];
