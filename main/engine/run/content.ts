import type { ContactAddress } from '../../../shared/domain/live.ts';

/** A name as it is compared: composed, without outer blanks, inner blanks folded; case counts. */
export function comparedName(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/gu, ' ');
}

/** What a contact holds, as one text that is equal where contacts are interchangeable; null where it cannot be told. */
export function contactContent(contact: {
  name: string;
  address?: ContactAddress | undefined;
}): string | null {
  const { address } = contact;
  if (!address) return null;
  const name = comparedName(contact.name);
  switch (address.kind) {
    case 'phones':
      return JSON.stringify([name, address.kind, [...address.numbers].sort()]);
    case 'profile':
      return JSON.stringify([name, address.kind, address.profileId]);
    case 'provider':
      return JSON.stringify([name, address.kind, address.providerId]);
    case 'none':
      return null;
  }
}
