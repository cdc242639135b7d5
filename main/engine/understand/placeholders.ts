import type { Nature } from './field-natures.ts';
import { warning } from './problem-at.ts';
import type { Finding } from './problem-at.ts';

/** What programs and people write where there is nothing; a room or book may hardly be called so. */
const PLACEHOLDERS: ReadonlySet<string> = new Set(
  `null, (null), [null], <null>, \\n, nan, n/a, n.a., none, nil, undefined, -, --, ---, –, —, ?, tbd,
  k.a., k. a., keine, aucun, aucune, néant, ninguno, ninguna, nessuno, nessuna, なし, 無し, 該当なし, 未定`
    .split(',')
    .map((word) => word.trim()),
);
/** Nearly all values begin otherwise, and are looked at no closer. */
const BEGINNINGS: ReadonlySet<number> = new Set(
  [...PLACEHOLDERS].flatMap((word) => [word.charCodeAt(0), word.toUpperCase().charCodeAt(0)]),
);
const LONGEST = Math.max(...[...PLACEHOLDERS].map(({ length }) => length));

/** `NULL` or a dash as the name of something; in numbers it is an error already. */
export function readPlaceholder(text: string, nature: Nature): Finding | null {
  if (text.length > LONGEST || nature === 'digits') return null;
  if (!BEGINNINGS.has(text.charCodeAt(0))) return null;
  return PLACEHOLDERS.has(text.toLowerCase()) ? placeholder : null;
}

const placeholder = warning(
  'cell.placeholder',
  'This is what lists hold where there is no value, and here it is taken for one.',
  'Empty the cell if nothing is meant; else leave it as it is.',
);
