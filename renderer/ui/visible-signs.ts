/** What stands for a character that nobody sees, and what it is called. */
export type VisibleSign = { sign: string; name: string };

const TAB = { sign: '⇥', name: 'tab' };
const BREAK = { sign: '↵', name: 'line break' };
const BLANK = { sign: '·', name: 'blank at an edge or beside another' };
const HARD_BLANK = { sign: '⍽', name: 'non-breaking blank' };
const WIDE_BLANK = { sign: '□', name: 'blank of another width' };
const NOTHING = { sign: '∅', name: 'character without width' };
const CONTROL = { sign: '␦', name: 'control character' };
const LOST = { sign: '�', name: 'letter that was lost' };

/** A line break is one, however it is written. Plain blanks count at edges and where there are several. */
const UNSEEN = /\r\n|^ +| +$| {2,}|[^ \P{Z}]|[\p{Cc}\p{Cf}�]/gu;

function signOf(found: string): VisibleSign {
  const [first = ''] = found;
  if (first === ' ') return BLANK;
  if (first === '\t') return TAB;
  if (/[\r\n\v\f\u0085\u2028\u2029]/.test(first)) return BREAK;
  if (/[\u00a0\u202f]/.test(first)) return HARD_BLANK;
  if (/\p{Z}/u.test(first)) return WIDE_BLANK;
  if (first === '�') return LOST;
  return /\p{Cf}/u.test(first) ? NOTHING : CONTROL;
}

type TextPart = { text: string; unseen: VisibleSign | null };

/**
 * Cuts a text into what is seen and what is not; of the latter `text` holds as many signs as there are
 * characters.
 */
export function visibleParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(UNSEEN)) {
    const [found] = match;
    if (match.index > end) parts.push({ text: text.slice(end, match.index), unseen: null });
    const unseen = signOf(found);
    // Only blanks are found in runs.
    const count = unseen === BLANK ? found.length : 1;
    parts.push({ text: unseen.sign.repeat(count), unseen });
    end = match.index + found.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), unseen: null });
  return parts;
}

/** The signs that these texts need explained, each once, in the order of their first use. */
export function signsIn(texts: Iterable<string>): VisibleSign[] {
  const signs = new Set<VisibleSign>();
  for (const text of texts) {
    for (const { unseen } of visibleParts(text)) if (unseen) signs.add(unseen);
  }
  return [...signs];
}
