import type { ContactAddress } from '../../../shared/domain/live.ts';
import { nameKey, numbersKey } from '../compare-keys.ts';

/** What a contact holds, as one text that is equal where contacts are interchangeable; null where it cannot be told. */
export function contactContent(contact: {
  name: string;
  address?: ContactAddress | undefined;
}): string | null {
  const { address } = contact;
  if (!address) return null;
  const name = nameKey(contact.name);
  switch (address.kind) {
    case 'phones':
      return JSON.stringify([name, address.kind, numbersKey(address.numbers)]);
    case 'profile':
      return JSON.stringify([name, address.kind, address.profileId]);
    case 'provider':
      return JSON.stringify([name, address.kind, address.providerId]);
    case 'none':
      return null;
  }
}
