import type { ShapingOf, SplitBy } from '../../../shared/domain/shaping.ts';
import { trimBlanks } from './trim.ts';

/**
 * The parts of a text, outer blanks trimmed; null where it cannot be parted into so many without
 * guessing. The surplus of a text with more parts goes, as it stands, to the one that takes the rest.
 */
export function splitText(
  text: string,
  by: SplitBy,
  count: number,
  rest: 'first' | 'last' | 'none',
): string[] | null {
  const cuts = by !== 'blank' && 'position' in by ? cutAt(text, by.position) : cutsIn(text, by);
  const surplus = cuts.length + 1 - count;
  if (surplus < 0 || (surplus > 0 && rest === 'none')) return null;
  const used = rest === 'first' ? cuts.slice(surplus) : cuts.slice(0, count - 1);
  const parts: string[] = [];
  let start = 0;
  for (const [from, to] of used) {
    parts.push(trimBlanks(text.slice(start, from)));
    start = to;
  }
  parts.push(trimBlanks(text.slice(start)));
  return parts;
}

type Cut = [from: number, to: number];

function cutAt(text: string, position: number): Cut[] {
  const at = position < 0 ? text.length + position : position;
  return at > 0 && at < text.length ? [[at, at]] : [];
}

function cutsIn(text: string, by: 'blank' | { text: string }): Cut[] {
  if (by === 'blank') {
    return [...text.matchAll(/\s+/gu)].map((found): Cut => {
      return [found.index, found.index + found[0].length];
    });
  }
  const sought = plainBlanks(by.text);
  const seen = plainBlanks(text);
  const cuts: Cut[] = [];
  for (let at = seen.indexOf(sought); at !== -1; at = seen.indexOf(sought, at + sought.length)) {
    cuts.push([at, at + sought.length]);
  }
  return cuts;
}

/** Blanks of every kind look alike to the person who typed one; each stays one character long. */
function plainBlanks(text: string): string {
  return text.replace(/\s/gu, ' ');
}

/** `Doe, Jane` turned at `,` is `Jane Doe`; a text without it, or with nothing at one side, stays. */
export function turnText(text: string, at: string): string {
  const found = text.indexOf(at);
  if (found === -1) return text;
  const before = trimBlanks(text.slice(0, found));
  const after = trimBlanks(text.slice(found + at.length));
  return before === '' || after === '' ? text : `${after} ${before}`;
}

/** Strips what is at the beginning, else at the end, and puts the prefix before what is left of it. */
export function affixText(
  text: string,
  { strip, prefix }: Pick<ShapingOf<'affix'>, 'strip' | 'prefix'>,
): string {
  const left = trimBlanks(stripped(text, strip));
  return left === '' ? '' : prefix + left;
}

function stripped(text: string, strip: string): string {
  if (strip === '') return text;
  const length = strip.length;
  if (isSame(text.slice(0, length), strip)) return text.slice(length);
  return isSame(text.slice(-length), strip) ? text.slice(0, -length) : text;
}

type Pairs = ShapingOf<'values'>['pairs'];
type Replace = (text: string) => string | null;

/** Rows may come one by one, and thousands of pairs are not sorted anew for each. */
const known = new WeakMap<Pairs, Replace>();

/** What a value becomes; null where no pair names it. Case and blanks count only where pairs differ by them. */
export function valueMap(pairs: Pairs): Replace {
  const replace = known.get(pairs) ?? replaceBy(pairs);
  known.set(pairs, replace);
  return replace;
}

function replaceBy(pairs: Pairs): Replace {
  const exact = new Map(pairs.map(({ from, to }) => [trimBlanks(from), to]));
  const loose = new Map(pairs.toReversed().map(({ from, to }) => [looseOf(from), to]));
  return (text) => exact.get(text) ?? loose.get(looseOf(text)) ?? null;
}

function looseOf(text: string): string {
  return trimBlanks(text).normalize('NFC').replace(/\s+/gu, ' ').toLowerCase();
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
