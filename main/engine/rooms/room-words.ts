/**
 * Words that say "room" without telling which one, by language; lower case, without marks.
 * Further languages are added as data.
 */
const ROOM_WORDS: Readonly<Record<string, readonly string[]>> = {
  en: ['room', 'rooms', 'rm', 'guestroom', 'guest', 'suite', 'ste', 'apartment', 'apt'],
  de: ['zimmer', 'appartement'],
  fr: ['chambre'],
  es: ['habitacion'],
  it: ['camera', 'stanza'],
};

const NUMBER_WORDS: Readonly<Record<string, readonly string[]>> = {
  en: ['no', 'num', 'number'],
  de: ['nr', 'nummer'],
  fr: ['numero'],
};

const FLOOR_WORDS: Readonly<Record<string, readonly string[]>> = {
  en: ['floor', 'fl', 'flr', 'level', 'lvl', 'storey', 'story', 'wing', 'building', 'bldg'],
  de: ['etage', 'stock', 'stockwerk', 'ebene'],
  fr: ['niveau'],
  es: ['planta', 'piso'],
  it: ['piano'],
};

/** Room words of every language. */
export const roomWords: ReadonlySet<string> = new Set(Object.values(ROOM_WORDS).flat());
/** Words for "number", which mean nothing in front of a number. */
export const numberWords: ReadonlySet<string> = new Set(Object.values(NUMBER_WORDS).flat());
/** Words for "floor" and its kin, in every language. */
export const floorWords: ReadonlySet<string> = new Set(Object.values(FLOOR_WORDS).flat());
