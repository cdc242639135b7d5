/**
 * Words that say "room" without telling which one, by language; lower case, without marks.
 * Further languages are added as data.
 */
const ROOM_WORDS: Readonly<Record<string, readonly string[]>> = {
  en: ['room', 'rooms', 'rm', 'rms', 'guestroom', 'guest'],
  de: ['zimmer', 'zi', 'zr', 'zimmernr', 'zimmernummer'],
  fr: ['chambre', 'chambres', 'ch', 'chbre', 'chb'],
  es: ['habitacion', 'habitaciones', 'hab', 'habs'],
  it: ['camera', 'camere', 'cam', 'stanza', 'stanze'],
};

/** Kinds of rooms that stand beside plain ones, so that the same number may mean another room. */
export type RoomKind =
  'room' | 'suite' | 'apartment' | 'studio' | 'villa' | 'cottage' | 'bungalow' | 'bed';

const KIND_WORDS: Readonly<Record<Exclude<RoomKind, 'room'>, readonly string[]>> = {
  suite: ['suite', 'suites', 'ste', 'スイート'],
  apartment: [
    'apartment',
    'apartments',
    'apt',
    'apts',
    'flat',
    'wohnung',
    'wohnungen',
    'whg',
    'appartement',
    'appartements',
    'app',
    'appt',
    'appart',
    'apartamento',
    'apto',
    'appartamento',
  ],
  studio: ['studio', 'studios', 'estudio', 'monolocale'],
  villa: ['villa', 'villas', 'ヴィラ'],
  cottage: ['cottage', 'cottages'],
  bungalow: ['bungalow', 'bungalows'],
  bed: [
    'bed',
    'beds',
    'bett',
    'betten',
    'lit',
    'lits',
    'cama',
    'camas',
    'letto',
    'letti',
    'ベッド',
  ],
};

/** Words of kinds that lists use as if they said "room"; the rest tell a room from others. */
const LOOSE_KIND_WORDS = ['suite', 'ste', 'apartment', 'apt', 'appartement'];

const NUMBER_WORDS: Readonly<Record<string, readonly string[]>> = {
  en: ['no', 'num', 'number'],
  de: ['nr', 'nummer'],
  fr: ['numero'],
};

const LEVEL_WORDS: Readonly<Record<string, readonly string[]>> = {
  en: ['floor', 'fl', 'flr', 'level', 'lvl', 'storey', 'story'],
  de: ['etage', 'stock', 'stockwerk', 'ebene', 'og', 'obergeschoss', 'geschoss'],
  fr: ['niveau'],
  es: ['planta', 'piso'],
  it: ['piano'],
};

const AREA_WORDS: Readonly<Record<string, readonly string[]>> = {
  en: ['wing', 'building', 'bldg', 'tower', 'block', 'house', 'ward'],
  de: ['haus', 'turm', 'flugel', 'gebaude', 'geb', 'trakt', 'station', 'stat'],
  fr: ['batiment', 'bat', 'aile', 'tour', 'pavillon'],
  es: ['edificio', 'edif', 'torre', 'bloque', 'pabellon'],
  it: ['ed', 'ala', 'blocco', 'padiglione', 'reparto', 'rep'],
  ja: ['館', '病棟', '棟', 'タワー'],
};

/** Of a ward or a flat, according to the house. */
const UNIT_WORDS: readonly string[] = ['unit', 'unite', 'unidad', 'unita'];

const DIRECTIONS: Readonly<Record<string, readonly string[]>> = {
  en: ['north', 'south', 'east', 'west'],
  de: ['nord', 'sud', 'ost'],
  fr: ['est', 'ouest'],
  es: ['norte', 'sur', 'este', 'oeste'],
  it: ['ovest'],
};

/** Ordinals up to the tenth; those of women and men, where a language parts them. */
const ORDINALS: readonly (readonly string[])[] = [
  ['first', 'erster', 'erste', 'erstes', 'premier', 'premiere', 'primera', 'primer', 'primo'],
  ['second', 'zweiter', 'zweite', 'zweites', 'deuxieme', 'segunda', 'segundo', 'secondo'],
  ['third', 'dritter', 'dritte', 'drittes', 'troisieme', 'tercera', 'tercer', 'terzo'],
  ['fourth', 'vierter', 'vierte', 'viertes', 'quatrieme', 'cuarta', 'cuarto', 'quarto'],
  ['fifth', 'funfter', 'funfte', 'funftes', 'cinquieme', 'quinta', 'quinto'],
  ['sixth', 'sechster', 'sechste', 'sechstes', 'sixieme', 'sexta', 'sexto', 'sesto'],
  ['seventh', 'siebter', 'siebte', 'siebtes', 'septieme', 'septima', 'septimo', 'settimo'],
  ['eighth', 'achter', 'achte', 'achtes', 'huitieme', 'octava', 'octavo', 'ottavo'],
  ['ninth', 'neunter', 'neunte', 'neuntes', 'neuvieme', 'novena', 'noveno', 'nono'],
  ['tenth', 'zehnter', 'zehnte', 'zehntes', 'dixieme', 'decima', 'decimo'],
];

const all = (words: Readonly<Record<string, readonly string[]>>): string[] =>
  Object.values(words).flat();

/** Room words of every language, and those of kinds that count as one. */
export const roomWords: ReadonlySet<string> = new Set([...all(ROOM_WORDS), ...LOOSE_KIND_WORDS]);
/** Words for "number", which mean nothing in front of a number. */
export const numberWords: ReadonlySet<string> = new Set(all(NUMBER_WORDS));
/** Words for storeys, in every language. */
export const levelWords: ReadonlySet<string> = new Set(all(LEVEL_WORDS));
/** Words for wings, buildings and wards, in every language. */
export const areaWords: ReadonlySet<string> = new Set(all(AREA_WORDS));
/** Words for "floor" and its kin, in every language. */
export const floorWords: ReadonlySet<string> = new Set([
  ...levelWords,
  ...areaWords,
  ...UNIT_WORDS,
]);
/** Words that say that a part has a name, and not what it is. */
export const unitWords: ReadonlySet<string> = new Set(UNIT_WORDS);
/** Words that name a part of a house by where it lies. */
export const directionWords: ReadonlySet<string> = new Set(all(DIRECTIONS));
/** The kind of room that a word names. */
export const kindOfWord: ReadonlyMap<string, RoomKind> = new Map<string, RoomKind>([
  ...all(ROOM_WORDS).map((word) => [word, 'room'] as const),
  ...Object.entries(KIND_WORDS).flatMap(([kind, words]) =>
    words.map((word) => [word, kind as RoomKind] as const),
  ),
]);
/** The number that an ordinal says. */
export const ordinalOfWord: ReadonlyMap<string, string> = new Map(
  ORDINALS.flatMap((words, at) => words.map((word) => [word, String(at + 1)] as const)),
);
