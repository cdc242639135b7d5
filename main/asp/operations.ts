import type { Entries } from './entry.ts';
import { addressBooks } from './resources/address-books.ts';
import { associations } from './resources/associations.ts';
import { callingRules } from './resources/calling-rules.ts';
import { contacts } from './resources/contacts.ts';
import { extensions } from './resources/extensions.ts';
import { externalUsers } from './resources/external-users.ts';
import { inboundCalling } from './resources/inbound-calling.ts';
import { profiles } from './resources/profiles.ts';
import { networkMappings, serviceProviders } from './resources/service-providers.ts';
import { trunks } from './resources/trunks.ts';
import { units } from './resources/units.ts';

/** Every operation, complete by its type. */
export const entries: Entries = {
  ...units,
  ...profiles,
  ...addressBooks,
  ...contacts,
  ...associations,
  ...inboundCalling,
  ...callingRules,
  ...trunks,
  ...extensions,
  ...serviceProviders,
  ...networkMappings,
  ...externalUsers,
};
