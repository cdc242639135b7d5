import type { Limits } from './settings.ts';

const WORDS: Record<keyof Limits, string> = {
  contactsPerBook: 'contacts in an address book',
  booksPerRoom: 'address books of a room',
  roomsPerBook: 'rooms of an address book',
  numbersPerContact: 'numbers of a contact',
  numbersPerRoom: 'numbers that a room can call',
  booksPerOrganization: 'address books of the organisation',
};

/** What a limit counts, as people say it; a limit of a newer version is called by its own name. */
export function limitWords(resource: string): string {
  return isLimit(resource) ? WORDS[resource] : resource;
}

function isLimit(resource: string): resource is keyof Limits {
  return Object.hasOwn(WORDS, resource);
}
