import type { Entries } from './entry.ts';
import { addressBooks } from './resources/address-books.ts';
import { associations } from './resources/associations.ts';
import { contacts } from './resources/contacts.ts';
import { extensions } from './resources/extensions.ts';
import { profiles } from './resources/profiles.ts';
import { trunks } from './resources/trunks.ts';
import { units } from './resources/units.ts';

/** Every operation, complete by its type. */
export const entries: Entries = {
  ...units,
  ...profiles,
  ...addressBooks,
  ...contacts,
  ...associations,
  ...trunks,
  ...extensions,
};
