import type { Contact, ContactAddress } from '../../../shared/domain/live.ts';
import type { ContactBody } from '../../../shared/domain/operations.ts';
import { readBatch } from '../batch.ts';
import { ROLE } from '../entry.ts';
import type { Entries, Words } from '../entry.ts';
import { path, withQuery } from '../http-request.ts';
import { idIn, isObject, objectOf, textIn, textOf } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { readDeleted, readId, readNothing, readObjectOrNull, readPage } from '../readers.ts';

const words: Words = {
  object: 'the contact',
  check: 'its name, its phone numbers and the profile that it calls',
  access: ROLE,
};

/** Contacts of an address book. Lists tell only name and id. */
export const contacts: Pick<
  Entries,
  | 'contacts.create'
  | 'contacts.createBatch'
  | 'contacts.list'
  | 'contacts.get'
  | 'contacts.update'
  | 'contacts.delete'
> = {
  'contacts.create': {
    scope: 'management',
    words,
    request: ({ addressBookId, contact }) => ({
      method: 'POST',
      path: path`/v1/addressBooks/${addressBookId}/contacts`,
      body: { contact: contactBody(contact) },
    }),
    read: (reply) => readId(reply, 'contactId'),
  },
  'contacts.createBatch': {
    scope: 'management',
    words,
    request: ({ addressBookId, items }) => ({
      method: 'POST',
      path: path`/v1/addressBooks/${addressBookId}/contacts/batch`,
      body: {
        items: items.map(({ itemId, contact }) => ({ itemId, contact: contactBody(contact) })),
      },
    }),
    read: (reply, { items }, explain) =>
      readBatch(
        reply,
        items.map((item) => item.itemId),
        explain,
        {
          value(entry) {
            const contactId = idIn(entry, 'contactId');
            return contactId === null ? undefined : { contactId };
          },
        },
      ),
  },
  'contacts.list': {
    scope: 'management',
    words: { object: 'the address book', check: 'its id', access: ROLE },
    request: ({ addressBookId, page }, fewer) => ({
      method: 'GET',
      path: withQuery(path`/v1/addressBooks/${addressBookId}/contacts`, {
        maxResults: fewer ? 10 : 1000,
        nextToken: page,
      }),
    }),
    read: (reply, { addressBookId, page }) =>
      readPage(reply, page, (json) => readListed(json, addressBookId), ['contacts']),
  },
  'contacts.get': {
    scope: 'management',
    words,
    request: ({ addressBookId, contactId }) => ({
      method: 'GET',
      path: path`/v1/addressBooks/${addressBookId}/contacts/${contactId}`,
    }),
    read: (reply, { addressBookId, contactId }) =>
      readObjectOrNull(reply, (json) => readContact(json, addressBookId, contactId)),
  },
  'contacts.update': {
    scope: 'management',
    words,
    request: ({ addressBookId, contactId, contact }) => ({
      method: 'PUT',
      path: path`/v1/addressBooks/${addressBookId}/contacts/${contactId}`,
      body: { contact: contactBody(contact) },
    }),
    read: readNothing,
  },
  'contacts.delete': {
    scope: 'management',
    words,
    request: ({ addressBookId, contactId }) => ({
      method: 'DELETE',
      path: path`/v1/addressBooks/${addressBookId}/contacts/${contactId}`,
    }),
    read: readDeleted,
  },
};

/** One kind of address; the other kinds are left out, not sent as null. */
function contactBody({ name, address }: ContactBody): JsonObject {
  switch (address.kind) {
    case 'phones':
      return { name, phoneNumbers: address.numbers.map((number) => ({ number })) };
    case 'profile':
      return { name, alexaCommunicationProfileId: address.profileId };
    case 'provider':
      return { name, providerContact: { id: address.providerId } };
  }
}

function readListed(json: unknown, addressBookId: string): Contact | null {
  const entry = objectOf(json);
  const inner = objectOf(entry.contact);
  const id = idIn(entry, 'contactId', 'id');
  const name = textIn(entry, 'contactName', 'name') ?? textIn(inner, 'name', 'contactName');
  return id === null || name === null ? null : { id, addressBookId, name };
}

function readContact(json: unknown, addressBookId: string, contactId: string): Contact | null {
  const entry = objectOf(json);
  const body = isObject(entry.contact) ? entry.contact : entry;
  const name = textIn(body, 'name', 'contactName') ?? textIn(entry, 'contactName');
  if (name === null) return null;
  return {
    id: idIn(entry, 'contactId') ?? contactId,
    addressBookId,
    name,
    address: readAddress(body),
  };
}

function readAddress(body: JsonObject): ContactAddress {
  const profileId = idIn(body, 'alexaCommunicationProfileId');
  if (profileId !== null) return { kind: 'profile', profileId };
  const providerId = idIn(body, 'providerContact');
  if (providerId !== null) return { kind: 'provider', providerId };
  const numbers = (Array.isArray(body.phoneNumbers) ? body.phoneNumbers : [])
    .map((entry) => (isObject(entry) ? textIn(entry, 'number') : textOf(entry)))
    .filter((number) => number !== null);
  return numbers.length > 0 ? { kind: 'phones', numbers } : { kind: 'none' };
}
