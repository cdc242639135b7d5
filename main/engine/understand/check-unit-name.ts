import { error, warning } from './problem-at.ts';
import type { Finding } from './problem-at.ts';

const LONGEST = 250;
// The published rule knows neither blanks nor full stops, and published examples have blanks.
const ALLOWED = /^[\p{L}\p{M}\p{N} ._\-=#;:?@&]+$/u;

/** The rule for names of units: rooms, floors, wings and buildings. */
export function checkUnitName(name: string): Finding[] {
  const findings: Finding[] = [];
  if (name.length > LONGEST) findings.push(tooLong);
  if (!ALLOWED.test(name)) findings.push(wrongCharacters);
  else if (name.includes('.')) findings.push(fullStop);
  return findings;
}

const tooLong = error(
  'unit-name.too-long',
  `The name of a room or floor has at most ${LONGEST} characters.`,
  'Shorten the name.',
);
const wrongCharacters = error(
  'unit-name.characters',
  'The name of a room or floor may hold only letters, digits, blanks and _ - = # ; : ? @ & .',
  'Remove the other characters.',
);
const fullStop = warning(
  'unit-name.full-stop',
  'The name holds a full stop, which the service may refuse in names of rooms and floors.',
  'Write it without the full stop if it does.',
);
