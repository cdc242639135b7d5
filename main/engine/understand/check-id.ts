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

function hintOf(text: string): string {
  return /\s/u.test(text) ? '; this one holds a blank' : '';
}
