import { extname } from 'node:path';
import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import type { CallInput } from '../../../shared/contract/contract.ts';
import { fieldName } from '../../../shared/domain/fields.ts';
import type { FieldName } from '../../../shared/domain/fields.ts';
import { shapingWish } from '../../../shared/domain/shaping.ts';
import type { ShapingWish, SplitBy } from '../../../shared/domain/shaping.ts';

/** Options that say what fields are made of beside their columns. */
export type ShapeFlags = {
  set?: ShapingWish[];
  split?: ShapingWish[];
  join?: ShapingWish[];
  turn?: ShapingWish[];
  values?: ShapingWish[];
  strip?: ShapingWish[];
  prefix?: ShapingWish[];
  recipe?: string;
  saveRecipe?: string;
};

/** The names by which a saved plan refuses them, since its rows are shaped. */
export const SHAPE_FLAGS: readonly [keyof ShapeFlags, string][] = [
  ['set', '--set'],
  ['split', '--split'],
  ['join', '--join'],
  ['turn', '--turn'],
  ['values', '--values'],
  ['strip', '--strip'],
  ['prefix', '--prefix'],
  ['recipe', '--recipe'],
  ['saveRecipe', '--save-recipe'],
];

export function addShapeOptions(command: Command): Command {
  return command
    .option(
      '--set <FIELD=VALUE>',
      'a value for rows that have none; [SHEET!] before it',
      collectSet,
    )
    .option(
      '--split <COLUMN=FIELD,FIELD@AT>',
      'part a column at a text, at "blank" or behind so many characters; - skips a part, FIELD... takes the rest',
      collectSplit,
    )
    .option('--join <FIELD=COLUMN+COLUMN@TEXT>', 'join columns, with a text between', collectJoin)
    .option('--turn <FIELD=TEXT>', 'turn "Doe, Jane" at the comma into "Jane Doe"', collectTurn)
    .option(
      '--values <FIELD=FROM:TO,FROM:TO>',
      'replace values; *:empty or *:error says what becomes of others',
      collectValues,
    )
    .option('--strip <FIELD=TEXT>', 'take a text away at the beginning or end', collectStrip)
    .option('--prefix <FIELD=TEXT>', 'put a text before the value', collectPrefix)
    .option('--recipe <NAME|FILE.json>', 'decide as a kept recipe does, where nothing else is said')
    .option('--save-recipe <NAME>', 'keep what is decided as a recipe');
}

/** What the flags come to in a call. @param file gives a path its id */
export function shapeInput(
  flags: ShapeFlags,
  file: (path: string) => string,
): Pick<CallInput<'sources.check'>, 'shape' | 'recipe' | 'saveRecipe'> {
  const { recipe } = flags;
  const isFile = recipe !== undefined && extname(recipe).toLowerCase() === '.json';
  return {
    shape: shapingWishesOf(flags),
    recipe: recipe === undefined ? null : isFile ? { file: file(recipe) } : { name: recipe },
    saveRecipe: flags.saveRecipe ?? null,
  };
}

/** All of them, in no order that matters; what is stripped and put on one field is one change. */
export function shapingWishesOf(flags: ShapeFlags): ShapingWish[] {
  const {
    set = [],
    split = [],
    join = [],
    turn = [],
    values = [],
    strip = [],
    prefix = [],
  } = flags;
  const affixes = new Map<string, ShapingWish>();
  for (const wish of [...strip, ...prefix]) {
    if (wish.do !== 'affix') continue;
    const key = JSON.stringify([wish.sheet, wish.field]);
    const held = affixes.get(key);
    affixes.set(
      key,
      held?.do === 'affix'
        ? { ...held, strip: held.strip || wish.strip, prefix: held.prefix || wish.prefix }
        : wish,
    );
  }
  return [...set, ...split, ...join, ...turn, ...values, ...affixes.values()];
}

type Collect = (text: string, before?: ShapingWish[]) => ShapingWish[];

const collectSet = ofField('FIELD=VALUE, such as addressBook=Front desk', (field, value) =>
  value === '' ? null : { do: 'constant', field, value },
);
const collectTurn = ofField('FIELD=TEXT, such as name=,', (field, at) =>
  at === '' ? null : { do: 'turn', field, at },
);
const collectStrip = ofField('FIELD=TEXT, such as extension=x', (field, strip) =>
  strip === '' ? null : { do: 'affix', field, strip },
);
const collectPrefix = ofField('FIELD=TEXT, such as extension=7', (field, prefix) =>
  prefix === '' ? null : { do: 'affix', field, prefix },
);
const collectValues = ofField(
  'FIELD=FROM:TO,FROM:TO, such as value=Yes:on,No:off',
  (field, list) => {
    const pairs: { from: string; to: string }[] = [];
    let other = 'keep';
    for (const item of partsOf(list, ',')) {
      const [from = '', to, ...more] = partsOf(item, ':').map((part) => part.trim());
      if (from === '' || to === undefined || more.length > 0) return null;
      if (from === '*') other = to;
      else pairs.push({ from, to });
    }
    return { do: 'values', field, pairs, other };
  },
);

function collectSplit(text: string, before: ShapingWish[] = []): ShapingWish[] {
  const { sheet, rest } = sheetOf(text);
  // A header may hold an equals sign; the fields behind it tell which one is meant.
  for (let at = rest.indexOf('='); at > 0; at = rest.indexOf('=', at + 1)) {
    const wish = splitWish(rest.slice(0, at).trim(), rest.slice(at + 1));
    if (wish === null) continue;
    const found = shapingWish.safeParse({ ...wish, sheet });
    if (found.success) return [...before, found.data];
  }
  throw new InvalidArgumentError(
    `Write COLUMN=FIELD,FIELD@AT, such as "Room no=floor,room@/"; fields are ${FIELDS}.`,
  );
}

function splitWish(column: string, text: string): unknown {
  const at = text.indexOf('@');
  const names = (at === -1 ? text : text.slice(0, at)).split(',').map((name) => name.trim());
  const takers = names.flatMap((name, index) => (name.endsWith('...') ? [index] : []));
  const into = names.map((name) => {
    const bare = name.replace(/\.\.\.$/u, '');
    return bare === '-' ? null : bare;
  });
  const last = names.length - 1;
  if (takers.length > 1 || takers.some((index) => index !== 0 && index !== last)) return null;
  const rest = takers.length === 0 ? 'none' : takers[0] === 0 ? 'first' : 'last';
  return { do: 'split', column, into, rest, by: at === -1 ? 'blank' : splitBy(text.slice(at + 1)) };
}

function splitBy(text: string): SplitBy {
  if (text === 'blank') return 'blank';
  return /^-?\d{1,3}$/u.test(text) ? { position: Number(text) } : { text };
}

function collectJoin(text: string, before: ShapingWish[] = []): ShapingWish[] {
  const { sheet, rest } = sheetOf(text);
  const at = rest.indexOf('=');
  const field = fieldName.safeParse(rest.slice(0, at).trim());
  const end = rest.lastIndexOf('@');
  const list = end > at ? rest.slice(at + 1, end) : rest.slice(at + 1);
  const between = end > at ? rest.slice(end + 1) : field.success ? usualBetween(field.data) : '';
  const columns = list.split('+').map((column) => column.trim());
  const wish = { do: 'join', sheet, columns, with: between, field: field.data };
  const found = shapingWish.safeParse(wish);
  if (at < 1 || !found.success) {
    throw new InvalidArgumentError(
      `Write FIELD=COLUMN+COLUMN@TEXT, such as floor=Tower+Floor@/; fields are ${FIELDS}.`,
    );
  }
  return [...before, found.data];
}

/** Levels of a path are parted by a slash, the parts of a phone number by nothing. */
function usualBetween(field: FieldName): string {
  if (field === 'floor') return '/';
  return field === 'phone1' || field === 'phone2' || field === 'phone3' ? '' : ' ';
}

function ofField(how: string, wishOf: (field: string, text: string) => object | null): Collect {
  return (text, before = []) => {
    const at = text.indexOf('=');
    const { sheet, rest: field } = sheetOf(text.slice(0, Math.max(0, at)));
    const wish = at < 1 ? null : wishOf(field.trim(), text.slice(at + 1).trim());
    const found = shapingWish.safeParse({ ...wish, sheet });
    if (found.success) return [...before, found.data];
    throw new InvalidArgumentError(`Write ${how}; fields are ${FIELDS}.`);
  };
}

/** `Rooms!Room no`: what is before the mark names the sheet. */
function sheetOf(text: string): { sheet: string | null; rest: string } {
  const at = text.indexOf('!');
  return at < 1
    ? { sheet: null, rest: text }
    : { sheet: text.slice(0, at).trim(), rest: text.slice(at + 1) };
}

/** Parts at a sign that has no backslash before it; the backslashes before such signs go. */
function partsOf(text: string, sign: ',' | ':'): string[] {
  const parts = [''];
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? '';
    if (letter === '\\' && at + 1 < text.length) {
      // Signs of the other kind are still to be parted by.
      const next = text[++at] ?? '';
      parts.push((parts.pop() ?? '') + (next === sign || sign === ':' ? next : `\\${next}`));
    } else if (letter === sign) parts.push('');
    else parts.push((parts.pop() ?? '') + letter);
  }
  return parts;
}

const FIELDS = fieldName.options.slice(0, -2).join(', ');
