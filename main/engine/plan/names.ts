import { nameKey } from '../compare-keys.ts';

/** A part of a step id: parts are joined by `/`, so a part may not hold one itself. */
export function idPart(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('/', '%2F');
}

const PROFILE_NAME_LENGTH = 50;

/**
 * A display name made of a unit's name. The service takes 1 to 50 letters, digits, blanks,
 * apostrophes, dashes and underscores, with at least one letter or digit; everything else
 * becomes a blank.
 */
export function profileNameOf(unitName: string): string {
  const allowed = nameKey(
    unitName
      .normalize('NFC')
      .replaceAll('’', "'")
      .replace(/[^\p{L}\p{M}\p{N} '_-]/gu, ' '),
  );
  let name = '';
  for (const character of allowed) {
    if (name.length + character.length > PROFILE_NAME_LENGTH) break;
    name += character;
  }
  name = name.trim();
  return /[\p{L}\p{N}]/u.test(name) ? name : 'Room';
}
