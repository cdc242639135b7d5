import { z } from 'zod';
import type { ContactAddress } from '../../shared/domain/live.ts';
import { lengthOf } from './checks.ts';
import { hasIdForm } from './ids.ts';
import { TEXTS } from './envelopes.ts';
import { bad, good, type Checked } from './reply.ts';
import type { World } from './route.ts';

/** Published clients send null for the kinds that a contact has not, so null means absent. */
export const contactBody = z.strictObject({
  contact: z
    .strictObject({
      name: z.string().nullish(),
      phoneNumbers: z.array(z.strictObject({ number: z.string().nullish() })).nullish(),
      alexaCommunicationProfileId: z.string().nullish(),
      providerContact: z.strictObject({ id: z.string().nullish() }).nullish(),
    })
    .nullish(),
});
export type ContactBody = z.infer<typeof contactBody>;
type Sent = NonNullable<ContactBody['contact']>;

/** Single operations and batches word the same refusals differently. */
const WORDS = {
  single: {
    none: 'A contact must have at least one number object or a alexaCommunicationProfileId.',
    both: "A contact can't have both a number and a alexaCommunicationProfileId.",
    count: (most: number) => `The number of phone numbers must be between 1 and ${most}`,
  },
  batch: {
    none: 'Contact must have atleast one PhoneNumber or a CommunicationProfileId',
    both: 'A Contact cannot contain both PhoneNumber and a CommunicationProfileId. You must add either one.',
    count: (most: number) => `Number of phonenumbers has to be between 1 and ${most}`,
  },
} as const;
type Form = keyof typeof WORDS;

export type GoodContact = { name: string; address: ContactAddress };

/** The contact as it is kept, or the documented refusal; exactly one kind of address is allowed. */
export function checkContact(world: World, body: ContactBody, form: Form): Checked<GoodContact> {
  const { contact } = body;
  if (!contact) return bad(400, 'Contact is mandatory');
  const name = contact.name ?? '';
  if (lengthOf(name) < 1 || lengthOf(name) > 50) {
    return bad(400, 'Contact Name must be between 1 and 50 characters');
  }
  const { phoneNumbers, alexaCommunicationProfileId, providerContact } = contact;
  if (providerContact && world.switches.providerContacts === 'refuse') {
    return bad(400, WORDS[form].none);
  }
  const kinds = [phoneNumbers, alexaCommunicationProfileId, providerContact].filter(
    (kind) => kind !== null && kind !== undefined,
  );
  if (kinds.length === 0) return bad(400, WORDS[form].none);
  if (kinds.length > 1) return bad(400, WORDS[form].both);
  const address = checkAddress(world, contact, form);
  return address.ok ? good({ name, address: address.value }) : address;
}

function checkAddress(world: World, contact: Sent, form: Form): Checked<ContactAddress> {
  const { phoneNumbers, alexaCommunicationProfileId, providerContact } = contact;
  if (phoneNumbers) return checkNumbers(world, phoneNumbers, form);
  if (providerContact) {
    const id = providerContact.id ?? '';
    // Limits are undocumented; these are those of external users, whom such a contact calls.
    return /^[^&=?,<>]{1,128}$/u.test(id)
      ? good({ kind: 'provider', providerId: id })
      : bad(400, 'ProviderContact id is not valid.');
  }
  return checkTarget(world, alexaCommunicationProfileId ?? '', form);
}

function checkNumbers(
  world: World,
  sent: NonNullable<Sent['phoneNumbers']>,
  form: Form,
): Checked<ContactAddress> {
  const most = world.limits.numbersPerContact;
  if (sent.length < 1 || sent.length > most) return bad(400, WORDS[form].count(most));
  const numbers = sent.map(({ number }) => number ?? '');
  return numbers.every((number) => /^\+[1-9][0-9]{1,14}$/.test(number))
    ? good({ kind: 'phones', numbers })
    : bad(400, 'Given phone number is not per E.164 format');
}

function checkTarget(world: World, profileId: string, form: Form): Checked<ContactAddress> {
  const fits = profileId.length >= 40 && profileId.length <= 200;
  const known = world.state.profiles.has(profileId);
  if (form === 'single') {
    if (!fits) {
      return bad(400, 'The alexaCommunicationProfileId must be between 40 and 200 characters.');
    }
    if (!known) return bad(400, 'The profileId is not valid.');
  } else {
    if (!fits || !hasIdForm('profile', profileId)) {
      return bad(400, `AlexaCommunicationProfileId '${profileId}' is not in standard format`);
    }
    if (!known) return bad(403, TEXTS.noAccessItem);
  }
  return good({ kind: 'profile', profileId });
}
