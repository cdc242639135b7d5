import { error, warning } from './problem-at.ts';
import type { Finding } from './problem-at.ts';

const LONGEST = 50;
// The service allows letters, digits, blanks, apostrophes, dashes and underscores in what callers say.
const ALLOWED = /^[\p{L}\p{N} '_-]+$/u;
const PERHAPS_ALLOWED = /^[\p{L}\p{M}\p{N} '’_-]+$/u;

/** The rule for names of rooms that callers say and see. */
export function checkDisplayName(name: string): Finding[] {
  const findings = checkLength(name, 'A display name');
  if (!/[\p{L}\p{N}]/u.test(name)) {
    findings.push(
      error(
        'name.no-letter',
        'A display name needs at least one letter or digit.',
        'Write a name that callers can say.',
      ),
    );
  }
  if (ALLOWED.test(name)) return findings;
  findings.push(PERHAPS_ALLOWED.test(name) ? unusualCharacters : wrongCharacters);
  return findings;
}

/** The rule for names of contacts and address books: only their length is known. */
export function checkPlainName(name: string, what: 'A contact name' | 'An address book name') {
  return checkLength(name, what);
}

function checkLength(name: string, what: string): Finding[] {
  if (name.length <= LONGEST) return [];
  // The service does not say whether it counts characters or half of them.
  const isLong = Array.from(name).length > LONGEST;
  const finding = isLong ? error : warning;
  return [
    finding(
      'name.too-long',
      isLong
        ? `${what} has at most ${LONGEST} characters.`
        : `${what} has at most ${LONGEST} characters, and the service may count some of these twice.`,
      'Shorten the name.',
    ),
  ];
}

const wrongCharacters = error(
  'name.characters',
  'A display name may hold only letters, digits, blanks, apostrophes, dashes and underscores.',
  'Remove the other characters.',
);
const unusualCharacters = warning(
  'name.unusual-characters',
  'The name holds accents of their own or a typographic apostrophe, which the service may refuse.',
  "Write a plain apostrophe (') and composed letters if it does.",
);
