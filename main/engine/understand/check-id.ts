import { looksLikeProfileId, looksLikeUnitId } from './ids.ts';
import { error, warning } from './problem-at.ts';
import type { Finding } from './problem-at.ts';

/** Unit ids: up to 1,000 characters. */
export function checkUnitId(text: string): Finding | null {
  if (looksLikeUnitId(text) && text.length <= 1000) return null;
  if (looksLikeProfileId(text)) {
    return error(
      'id.not-a-unit',
      'This is the id of a communication profile where a unit id belongs.',
      'Move it to the column Profile ID of Extensions or Contacts, or name the room instead.',
    );
  }
  return error(
    'id.not-a-unit',
    'This is not a unit id.',
    `A unit id begins with amzn1.alexa.unit.did. and holds no blanks${hintOf(text)}.`,
  );
}

/** Profile ids: 40 to 200 characters. */
export function checkProfileId(text: string): Finding | null {
  if (looksLikeProfileId(text) && text.length >= 40 && text.length <= 200) return null;
  if (looksLikeUnitId(text)) {
    return error(
      'id.not-a-profile',
      'This is a unit id where the id of a communication profile belongs.',
      'Move it to a column Unit ID, or name the room instead.',
    );
  }
  return error(
    'id.not-a-profile',
    'This is not the id of a communication profile.',
    `It begins with amzn1.alexa.communications.profile.did. and holds no blanks${hintOf(text)}.`,
  );
}

/** Ids at a WebRTC provider: the documented rule is that of external users, so it only warns. */
export function checkProviderId(text: string): Finding | null {
  if (text.length <= 128 && !/[&=?,<>]/u.test(text)) return null;
  return warning(
    'id.unusual',
    'Ids at a provider have at most 128 characters and none of & = ? , < >.',
    'Check the id; it is sent as it is.',
  );
}

/** Ids of external users at a WebRTC provider: 1 to 128 characters, without those that part queries. */
export function checkExternalUserId(text: string): Finding | null {
  const [refused] = /[&=?,<>]/u.exec(text) ?? [];
  if (refused !== undefined) {
    return error(
      'external-user.character',
      `The id of an external user must not contain ${refused}.`,
      'Write the id as the provider has it, without any of & = ? , < >.',
    );
  }
  if (text.length <= 128) return null;
  return error(
    'external-user.too-long',
    `The id of an external user has at most 128 characters, and this one has ${text.length}.`,
    'Shorten the id at the provider, and write the new one.',
  );
}

/** Ids of service providers are known by example only, so what merely looks unusual is a warning. */
export function checkServiceProviderId(text: string): Finding | null {
  if (/^amzn1\.comms\.csp\.id\.[0-9a-f-]{36}$/iu.test(text)) return null;
  if (/\s/u.test(text) || looksLikeUnitId(text) || looksLikeProfileId(text)) {
    return error(
      'id.not-a-provider',
      'This is not the id of a service provider.',
      `It begins with amzn1.comms.csp.id. and holds no blanks${hintOf(text)}.`,
    );
  }
  return warning(
    'id.unusual',
    'The id of a service provider usually begins with amzn1.comms.csp.id.',
    'Check the id; it is sent as it is.',
  );
}

function hintOf(text: string): string {
  return /\s/u.test(text) ? '; this one holds a blank' : '';
}
