import { expect, test } from 'vitest';
import type { Limits } from '../../main/sandbox/limits.ts';
import { at, made, open, room, signIn, textAt } from './support.ts';

const BOOKS = '/v1/addressBooks';
const phones = (...tails: number[]) => ({
  kind: 'phones' as const,
  numbers: tails.map((tail) => `+120655501${String(tail).padStart(2, '0')}`),
});

async function ready(
  limits: Partial<Limits> = {},
  mode: 'documented' | 'legacy' | '2025' = 'documented',
) {
  const sandbox = await open({ limits, mode });
  const book = (name: string) => made(sandbox, { create: 'addressBook', name });
  const api = await signIn(sandbox);
  const contact = (addressBookId: string, ...tails: number[]) =>
    made(sandbox, {
      create: 'contact',
      addressBookId,
      contact: { name: `Desk ${tails.join(' ')}`, address: phones(...tails) },
    });
  const send = (addressBookId: string, ...tails: number[]) =>
    api.post(`${BOOKS}/${addressBookId}/contacts`, {
      contact: {
        name: 'Sent',
        phoneNumbers: phones(...tails).numbers.map((number) => ({ number })),
      },
    });
  const associate = (addressBookId: string, unitId: string) =>
    api.post(`${BOOKS}/${addressBookId}/unitAssociations`, { unitId });
  return { sandbox, api, book, contact, send, associate };
}

const NUMBERS = {
  message:
    'You have reached the maximum number of phone numbers that can be associated with a unit: 10.',
};

test('a book takes 2000 contacts by default and says so beyond', async () => {
  const { sandbox, book, send } = await ready();
  const id = book('Full');
  const contact = { name: 'One', address: { kind: 'provider' as const, providerId: '1' } };
  for (let count = 0; count < 1999; count += 1) {
    made(sandbox, { create: 'contact', addressBookId: id, contact });
  }
  expect((await send(id, 1)).status).toBe(201);
  const beyond = await send(id, 2);
  expect([beyond.status, beyond.body]).toEqual([
    403,
    {
      message:
        'You have reached the maximum number of contacts that can be created per address book: 2000',
    },
  ]);
});

test('a batch fills a book to its limit and refuses the items beyond', async () => {
  const { api, book } = await ready({ contactsPerBook: 2 });
  const items = [1, 2, 3].map((itemId) => ({
    itemId,
    contact: { name: `Desk ${itemId}`, providerContact: { id: String(itemId) } },
  }));
  const reply = await api.post(`${BOOKS}/${book('Small')}/contacts/batch`, { items });
  expect(reply.status).toBe(200);
  expect(at(reply.body, 'successfulResults')).toHaveLength(2);
  expect(at(reply.body, 'errors')).toEqual([
    {
      itemId: 3,
      status: 403,
      errorCode: 'LIMIT_EXCEEDED',
      errorDescription:
        'You have reached the maximum number of contacts that can be created per address book: 2',
    },
  ]);
});

test('a unit takes 10 books, 3 in legacy mode', async () => {
  for (const [mode, most] of [
    ['documented', 10],
    ['legacy', 3],
  ] as const) {
    const { sandbox, book, associate } = await ready({}, mode);
    const unitId = room(sandbox, '101');
    for (let count = 1; count <= most; count += 1) {
      expect((await associate(book(`Book ${count}`), unitId)).status).toBe(201);
    }
    const beyond = await associate(book('One more'), unitId);
    expect([beyond.status, beyond.body]).toEqual([
      403,
      {
        message: `You have reached the maximum number of address books that can be associated with a unit: ${most}`,
      },
    ]);
  }
});

test('a book takes so many units', async () => {
  const { sandbox, book, associate } = await ready({ unitsPerBook: 2 });
  const id = book('Front desk');
  for (const name of ['101', '102']) {
    expect((await associate(id, room(sandbox, name))).status).toBe(201);
  }
  const beyond = await associate(id, room(sandbox, '103'));
  expect([beyond.status, beyond.body]).toEqual([
    403,
    {
      message:
        'You have reached the maximum number of units that can be associated with an address book: 2',
    },
  ]);
});

test('an organisation takes so many books', async () => {
  const { api } = await ready({ booksPerOrganization: 2 });
  expect((await api.post(BOOKS, { name: 'Second' })).status).toBe(201);
  const beyond = await api.post(BOOKS, { name: 'Third' });
  expect([beyond.status, beyond.body]).toEqual([
    403,
    {
      message:
        'You have reached maximum number of address books that you can create per organization: 2',
    },
  ]);
});

test('a unit reaches 10 distinct numbers over all its books, enforced when it gets a book', async () => {
  const { sandbox, book, contact, associate } = await ready();
  const unitId = room(sandbox, '101');
  const [first, second, third] = [book('A'), book('B'), book('C')];
  for (const tails of [
    [1, 2, 3],
    [4, 5, 6],
  ]) {
    contact(first, ...tails);
  }
  for (const tails of [
    [1, 2, 7],
    [8, 9, 10],
  ]) {
    contact(second, ...tails);
  }
  contact(third, 11);
  expect((await associate(first, unitId)).status).toBe(201);
  expect((await associate(second, unitId)).status).toBe(201);
  const beyond = await associate(third, unitId);
  expect([beyond.status, beyond.body]).toEqual([403, NUMBERS]);
  expect((await associate(third, room(sandbox, '102'))).status).toBe(201);
});

test('and when a contact comes into a book that the unit has', async () => {
  const { sandbox, book, contact, send, associate } = await ready();
  const [first, second] = [book('A'), book('B')];
  for (const tails of [
    [1, 2, 3],
    [4, 5, 6],
    [7, 8, 9],
  ]) {
    contact(first, ...tails);
  }
  for (const id of [first, second]) await associate(id, room(sandbox, '101'));
  expect((await send(second, 1, 10)).status).toBe(201);
  const beyond = await send(second, 11);
  expect([beyond.status, beyond.body]).toEqual([403, NUMBERS]);
  expect((await send(second, 1, 2, 3)).status).toBe(201);
  expect((await send(book('Of nobody'), 11)).status).toBe(201);
});

test('a contact that changes gives back the numbers it loses', async () => {
  const { sandbox, api, book, contact, associate } = await ready({ numbersPerUnit: 3 });
  const id = book('A');
  const changing = contact(id, 1, 2);
  contact(id, 3);
  await associate(id, room(sandbox, '101'));
  const change = (...tails: number[]) =>
    api.put(`${BOOKS}/${id}/contacts/${changing}`, {
      contact: {
        name: 'Desk',
        phoneNumbers: phones(...tails).numbers.map((number) => ({ number })),
      },
    });
  expect((await change(4, 5)).status).toBe(200);
  expect((await change(4, 5, 6)).status).toBe(403);
  expect((await change(3, 4, 5)).status).toBe(200);
});

test('a contact that is deleted gives its numbers back', async () => {
  const { sandbox, api, book, send, associate } = await ready({ numbersPerUnit: 1 });
  const id = book('A');
  await associate(id, room(sandbox, '101'));
  const creation = await send(id, 1);
  expect((await send(id, 2)).status).toBe(403);
  await api.delete(`${BOOKS}/${id}/contacts/${textAt(creation.body, 'contactId')}`);
  expect((await send(id, 2)).status).toBe(201);
});
