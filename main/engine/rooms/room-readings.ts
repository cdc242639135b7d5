import type { Unit } from '../../../shared/domain/live.ts';
import { readTokens, roomKindOf } from './room-tokens.ts';
import type { RoomToken, TokenLine } from './room-tokens.ts';
import { directionWords } from './room-words.ts';
import type { RoomKind } from './room-words.ts';

/** One way of writing a unit: its parts, in a row. */
type Form = {
  tokens: RoomToken[];
  /** It needs other parts of the path beside it. */ short: boolean;
};
type Step = { forms: Form[]; kind: RoomKind | null; level: string | null };
/** A room with the steps of its path, outermost first. */
type Place = { unit: Unit; steps: Step[]; above: Step[]; leaf: Step };

/** Finds rooms by all that a text tells of their path, in whatever way it is written. */
export type RoomReadings = {
  /**
   * Rooms of which every part of the text is a part of their path, the room's own name whole: "A-101"
   * is "Tower A/Floor 1/101". Parts without a word that says what they are stand in the order of the path.
   *
   * @param floor what the row says of its floor in another cell; '' where it says nothing
   */
  fitting(room: string, floor: string): Unit[];
  /** Does any room say that it is of this kind? */
  hasKind(kind: RoomKind): boolean;
};

/**
 * @param rooms units that rows may mean
 * @param lineOf names of a unit's path, outermost first; several where it is known by several names
 */
export function createRoomReadings(
  rooms: readonly Unit[],
  lineOf: (unit: Unit) => string[][],
): RoomReadings {
  const steps = new Map<string, Step>();
  const stepOf = (names: readonly string[]): Step => {
    const id = names.join('\n');
    const held = steps.get(id) ?? readStep(names);
    steps.set(id, held);
    return held;
  };
  const byValue = new Map<string, Place[]>();
  const kinds = new Set<RoomKind>();
  for (const unit of rooms) {
    const place = placeOf(unit, lineOf(unit).map(stepOf));
    if (!place) continue;
    for (const step of [place.leaf, place.above.at(-1)]) if (step?.kind) kinds.add(step.kind);
    for (const value of valuesOf(place)) {
      const held = byValue.get(value);
      if (held) held.push(place);
      else byValue.set(value, [place]);
    }
  }

  /** Places that hold the rarest part of the line. */
  function candidates({ tokens }: TokenLine): readonly Place[] {
    let fewest: readonly Place[] | null = null;
    for (const { value } of tokens) {
      const places = byValue.get(value) ?? [];
      if (fewest === null || places.length < fewest.length) fewest = places;
    }
    return fewest ?? [];
  }

  return {
    fitting(room, floor) {
      const found = new Set<Unit>();
      const floors = floor === '' ? [] : readTokens(floor).tokens;
      const told = floors.map((token) => ({ token, before: true }));
      for (const way of waysOf(readTokens(room))) {
        for (const place of candidates(way)) {
          if (fits(place, way, kinds, told)) found.add(place.unit);
        }
      }
      // Half of a room's name may stand in the other cell: floor 1, room 01.
      if (told.length > 0) {
        for (const way of waysOf(readTokens(`${floor} ${room}`))) {
          for (const place of candidates(way)) {
            if (fits(place, way, kinds, [])) found.add(place.unit);
          }
        }
      }
      return [...found];
    },
    hasKind: (kind) => kinds.has(kind),
  };
}

function readStep(names: readonly string[]): Step {
  const forms: Form[] = [];
  let level: string | null = null;
  for (const name of names) {
    const { tokens } = readTokens(name);
    if (tokens.length === 0) continue;
    forms.push({ tokens, short: false });
    const [only] = tokens;
    if (tokens.length === 1 && only) {
      for (const value of shortOf(only)) forms.push({ tokens: value, short: true });
      if (only.digits !== undefined) level ??= only.value;
    }
    const joined = joinedOf(tokens);
    if (joined) forms.push({ tokens: [joined], short: false });
  }
  return { forms, kind: names.map(roomKindOf).find((kind) => kind !== null) ?? null, level };
}

const letter = (text: string): RoomToken => ({ value: text, kind: null });

/** "T1" and "TA" for towers 1 and A, "N" and "NW" for the north wing. */
function shortOf({ value, digits, kind, initial }: RoomToken): RoomToken[][] {
  const short: RoomToken[][] = [];
  if (digits !== undefined) {
    if (initial !== undefined) short.push([letter(initial), { value, digits, kind }]);
    return short;
  }
  const own = directionWords.has(value) ? value.charAt(0) : null;
  if (own !== null) short.push([letter(own)]);
  if (own !== null && initial !== undefined) short.push([letter(own + initial)]);
  if (value.length === 1 && initial !== undefined) short.push([letter(initial + value)]);
  return short;
}

/** "1-01" as "101": a floor of one or two digits before a room of exactly two. */
function joinedOf(tokens: readonly RoomToken[]): RoomToken | null {
  const [floor, room] = tokens;
  if (tokens.length !== 2 || !floor?.digits || room?.digits?.length !== 2) return null;
  if (floor.digits.length > 2) return null;
  const digits = floor.value + room.digits;
  return { value: digits, digits, kind: room.kind };
}

function placeOf(unit: Unit, steps: Step[]): Place | null {
  const own = steps.at(-1);
  if (!own) return null;
  const above = steps.slice(0, -1);
  const floor = above.findLast(({ level }) => level !== null)?.level ?? null;
  const added = own.forms.flatMap(({ tokens }) => {
    const [only] = tokens;
    if (tokens.length !== 1 || only?.digits?.length !== 2 || floor === null) return [];
    const digits = floor + only.digits;
    return floor.length > 2
      ? []
      : [{ tokens: [{ value: digits, digits, kind: null }], short: false }];
  });
  const leaf = added.length === 0 ? own : { ...own, forms: [...own.forms, ...added] };
  return { unit, steps, above, leaf };
}

function valuesOf({ above, leaf }: Place): Set<string> {
  const values = new Set<string>();
  for (const step of [...above, leaf]) {
    for (const { tokens } of step.forms) for (const { value } of tokens) values.add(value);
  }
  return values;
}

/** The line as it stands, and with "1-01" read as one number. */
function waysOf(line: TokenLine): TokenLine[] {
  const ways = [line];
  const { tokens, kind } = line;
  for (let at = 0; at + 1 < tokens.length; at++) {
    const joined = joinedOf(tokens.slice(at, at + 2));
    if (joined && tokens[at]?.kind === null) {
      ways.push({ kind, tokens: [...tokens.slice(0, at), joined, ...tokens.slice(at + 2)] });
    }
  }
  return ways;
}

type Other = { token: RoomToken; before: boolean };

/** Are the whole line and the floors told by the path, with the room's own name in the line? */
function fits(
  place: Place,
  line: TokenLine,
  kinds: ReadonlySet<RoomKind>,
  floors: readonly Other[],
): boolean {
  const { tokens } = line;
  for (const form of place.leaf.forms) {
    for (let at = 0; at + form.tokens.length <= tokens.length; at++) {
      if (!formFits(form, tokens, at, place.leaf.kind)) continue;
      const others = [
        ...tokens.slice(0, at).map((token) => ({ token, before: true })),
        ...tokens.slice(at + form.tokens.length).map((token) => ({ token, before: false })),
      ];
      const isPath = others.length + floors.length > 0;
      if (form.short && !isPath) continue;
      const said = kindSaid(line, tokens.slice(at, at + form.tokens.length));
      if (!kindFits(said, place, kinds, isPath)) continue;
      if (othersFit(place.above, others) && othersFit(place.above, floors)) return true;
    }
  }
  return false;
}

function formFits(
  form: Form,
  tokens: readonly RoomToken[],
  at: number,
  stepKind: RoomKind | null,
): boolean {
  return form.tokens.every((part, offset) => {
    const token = tokens[at + offset];
    return token?.value === part.value && isOneKind(token, part, stepKind);
  });
}

/** Storeys and buildings are never taken for each other, nor a kind of room for another. */
function isOneKind(token: RoomToken, part: RoomToken, stepKind: RoomKind | null): boolean {
  const [said, meant] = [token.kind, part.kind ?? stepKind];
  if (said === null || meant === null || said === meant) return true;
  return said === 'room' && (meant === 'suite' || meant === 'apartment');
}

function kindSaid(line: TokenLine, own: readonly RoomToken[]): RoomKind | null {
  for (const { kind } of own) {
    if (kind !== null && kind !== 'level' && kind !== 'area') return kind;
  }
  return line.kind;
}

const ASKS_FOR_WORD: ReadonlySet<RoomKind> = new Set(['bed', 'villa', 'cottage', 'bungalow']);

/** What is said to be a suite is one, wherever the property calls some rooms so. */
function kindFits(
  said: RoomKind | null,
  { leaf, above }: Place,
  kinds: ReadonlySet<RoomKind>,
  isPath: boolean,
): boolean {
  // A bare "7" is hardly the seventh bed or villa of a house.
  if (said === null) return isPath || leaf.kind === null || !ASKS_FOR_WORD.has(leaf.kind);
  if (said === leaf.kind || said === above.at(-1)?.kind) return true;
  if (said === 'room') {
    return leaf.kind === null || leaf.kind === 'suite' || leaf.kind === 'apartment';
  }
  if (leaf.kind !== null || kinds.has(said)) return false;
  return said === 'suite' || said === 'apartment' || (said === 'bed' && isPath);
}

/**
 * Every other part is one of a step above: in the order of the path, unless a word says what it is.
 * What stands after the room's name needs such a word.
 */
function othersFit(above: readonly Step[], others: readonly Other[]): boolean {
  const tokens = others.map(({ token }) => token);
  const tell = (at: number, used: ReadonlySet<number>, least: number): boolean => {
    if (at === tokens.length) return true;
    const isFree = tokens[at]?.kind !== null;
    if (!isFree && others[at]?.before === false) return false;
    for (const [depth, step] of above.entries()) {
      if (used.has(depth) || (!isFree && depth < least)) continue;
      for (const form of step.forms) {
        const end = at + form.tokens.length;
        if (end > tokens.length || !formFits(form, tokens, at, step.kind)) continue;
        if (tell(end, new Set([...used, depth]), isFree ? least : depth + 1)) return true;
      }
    }
    return false;
  };
  return tell(0, new Set(), 0);
}
