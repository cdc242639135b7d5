import { areaWords, levelWords, ordinalOfWord } from './room-words.ts';

const STOREY =
  'floor|fl|flr|level|lvl|storey|story|etage|stock|stockwerk|ebene|og|obergeschoss|geschoss|niveau|planta|piso|piano';
const GROUND =
  'eg|erdgeschoss|parterre|rdc|rez[ -]de[ -]chaussee|planta[ ]baja|pb|piano[ ](?:terra|terreno)|pt|ground[ ](?:floor|level)|gf|(?:floor|level)[ ]g';
const BELOW =
  'ug|untergeschoss|kellergeschoss|keller|basement|sous[ -]sol|sotano|semisotano|interrato|seminterrato';

const ORDINAL = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(${[...ordinalOfWord.keys()].join('|')})(?![\p{L}\p{N}])`,
  'gu',
);
const ORDINAL_AFTER = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(planta|piso|piano|etage|niveau) (${[...ordinalOfWord.keys()].join('|')})(?![\p{L}\p{N}])`,
  'gu',
);
const GROUND_FLOOR = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${GROUND})(?![\p{L}\p{N}])`, 'gu');
const BASEMENT = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:(\d{1,2})\. ?)?(?:${BELOW})(?: ?(\d{1,2}))?(?![\p{L}\p{N}])`,
  'gu',
);
const AFTER_NUMBER = 'og|obergeschoss|stock|stockwerk|etage|geschoss|piano|planta|piso';
const MARKED_NUMBER = new RegExp(
  String.raw`(?<![\p{L}\p{N}.])(\d{1,3})(?:(?:st|nd|rd|th|er|ere|eme|e|re|o|a|°)[ .]?|\. ?) ?(?:${STOREY})(?![\p{L}\p{N}])`,
  'gu',
);
const BARE_NUMBER = new RegExp(
  String.raw`(?<![\p{L}\p{N}.])(\d{1,2}) (?:${AFTER_NUMBER})(?![\p{L}\p{N}]| ?\d)`,
  'gu',
);
const GLUED = /(?<![\p{L}\p{N}])(?:l|og|lvl|fl)(\d{1,2})(?![\p{L}\p{N}])/gu;

/** "N. 101" and "n.º 101" with a word for the number, which a bare "N" is not. */
export function withNumberWord(text: string): string {
  if (!/n[.°º]/iu.test(text)) return text;
  return text.replace(/(?<![\p{L}\p{N}])n(?:\.?[°º]|\.(?=\s*\d))/giu, ' nr ');
}

/** Compatibility forms folded, small letters, no marks; blanks of one kind. */
export function plain(text: string): string {
  return withNumberWord(text)
    .replace(/[ºª]/gu, '°')
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/(?<!\p{sc=Hira}|\p{sc=Kana})\p{M}+/gu, '')
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim();
}

/**
 * Writes every storey that a plain text names as "floor N": "1. og", "2nd floor", "primo piano", "1階"
 * and "1f"; the one at the ground is "floor 0", those below it "floor b1" and so on.
 *
 * @param text as `plain` gives it
 */
export function plainFloors(text: string): string {
  return text
    .replace(/地下(\d{1,2})階/gu, ' floor b$1 ')
    .replace(/(\d{1,3})階/gu, ' floor $1 ')
    .replace(/(?<![\p{L}\p{N}])(\d{1,2})f(?![\p{L}\p{N}])/gu, 'floor $1 ')
    .replace(GROUND_FLOOR, 'floor 0 ')
    .replace(BASEMENT, (_all, before: string | undefined, after: string | undefined) => {
      return `floor b${before ?? after ?? '1'} `;
    })
    .replace(ORDINAL_AFTER, (_all, _storey, word: string) => `floor ${ordinalOfWord.get(word)} `)
    .replace(ORDINAL, (word) => `${ordinalOfWord.get(word) ?? word}.`)
    .replace(MARKED_NUMBER, 'floor $1 ')
    .replace(BARE_NUMBER, 'floor $1 ')
    .replace(GLUED, 'floor $1 ')
    .replace(/ +/gu, ' ')
    .trim();
}

/** Whether a name says that it is one of a storey, or of a wing or building; null where it says neither. */
export function floorKindOf(name: string): 'level' | 'area' | null {
  if (/^\d+$/u.test(name)) return null;
  const words = plainFloors(plain(name)).match(/\p{L}+/gu) ?? [];
  const isLevel = words.some((word) => levelWords.has(word));
  const isArea = words.some((word) => areaWords.has(word) || /(?:館|病棟|棟)$/u.test(word));
  return isLevel === isArea ? null : isLevel ? 'level' : 'area';
}
