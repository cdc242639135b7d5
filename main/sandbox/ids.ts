import { createHash } from 'node:crypto';

/** Prefix and length of the tail, as the realistic examples of the documents have them. */
const FORMS = {
  unit: { prefix: 'amzn1.alexa.unit.did.', tail: 104 },
  profile: { prefix: 'amzn1.alexa.communications.profile.did.', tail: 103 },
  addressBook: { prefix: 'amzn1.alexa.addressbook.did.', tail: 130 },
  contact: { prefix: 'amzn1.alexa.contact.did.', tail: 104 },
} as const;
export type IdKind = keyof typeof FORMS | 'trunk' | 'serviceProvider';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Upper-case base32 text that only the seed text decides. */
export function base32(seedText: string, length: number): string {
  const bytes = createHash('shake256', { outputLength: length }).update(seedText).digest();
  let text = '';
  for (const byte of bytes) text += BASE32[byte & 31];
  return text;
}

/** Text of the form 8-4-4-4-12 that only the seed text decides. */
export function uuid(seedText: string): string {
  const hex = createHash('sha256').update(seedText).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20, 32),
  ].join('-');
}

/** The nth id of a sandbox with this seed; different for every kind and number. */
export function makeId(kind: IdKind, seed: number, nth: number): string {
  const seedText = `${seed}/${kind}/${nth}`;
  if (kind === 'trunk') return uuid(seedText);
  if (kind === 'serviceProvider') return `amzn1.comms.csp.id.${uuid(seedText)}`;
  const form = FORMS[kind];
  return `${form.prefix}A${base32(seedText, form.tail - 1)}`;
}

const PATTERNS = {
  unit: /^amzn1\.alexa\.unit\.(did\.)?[A-Za-z0-9-]+$/,
  profile: /^amzn1\.alexa\.communications\.profile\.did\.[A-Za-z0-9]+$/,
  addressBook: /^amzn1\.alexa\.addressbook\.did\.[A-Za-z0-9]+$/,
  contact: /^amzn1\.alexa\.contacts?\.(did\.)?[A-Za-z0-9]+$/,
} as const;

/** Whether the text has the form of such an id; it may still be unknown. */
export function hasIdForm(kind: keyof typeof PATTERNS, text: string): boolean {
  return text.length <= 1000 && PATTERNS[kind].test(text);
}
