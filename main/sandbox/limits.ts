import type { Switches } from './switches.ts';

/** How many of something the account may have; the service calls them soft limits. */
export type Limits = {
  batchItems: number;
  contactsPerBook: number;
  booksPerUnit: number;
  unitsPerBook: number;
  numbersPerContact: number;
  numbersPerUnit: number;
  booksPerOrganization: number;
};

/** The documented limits, with those that the account was granted. */
export function limitsOf(switches: Switches, granted: Partial<Limits> = {}): Limits {
  return {
    batchItems: 100,
    contactsPerBook: 2000,
    booksPerUnit: switches.booksPerUnit,
    unitsPerBook: 2500,
    numbersPerContact: 3,
    numbersPerUnit: 10,
    booksPerOrganization: switches.booksPerOrganization,
    ...granted,
  };
}

/** What the service says when a limit is reached; the resource limit table of the address book pages. */
export const LIMIT_TEXTS = {
  contactsPerBook: (limit: number) =>
    `You have reached the maximum number of contacts that can be created per address book: ${limit}`,
  unitsPerBook: (limit: number) =>
    `You have reached the maximum number of units that can be associated with an address book: ${limit}`,
  numbersPerUnit: (limit: number) =>
    `You have reached the maximum number of phone numbers that can be associated with a unit: ${limit}.`,
  booksPerOrganization: (limit: number) =>
    `You have reached maximum number of address books that you can create per organization: ${limit}`,
} as const;

/** The same for books of a unit, where a sample has other words than the table. */
export function booksPerUnitText({ limitWords }: Switches, limit: number): string {
  return limitWords === 'sample'
    ? `You have reached maximum allowed limit of AddressBooks that can be associated per Unit: ${limit}`
    : `You have reached the maximum number of address books that can be associated with a unit: ${limit}`;
}
