/** Months as spreadsheets shorten them, in the languages that Bellhop reads; lower case, without full stop. */
const WORDS: readonly string[] = [
  'jan janv jän ene gen',
  'feb févr fév fev',
  'mar mars mär mrz märz',
  'apr avr abr',
  'may mai mag',
  'jun juin giu juni',
  'jul juil lug juli',
  'aug août aout ago',
  'sep sept set',
  'oct okt ott',
  'nov',
  'dec déc dez dic',
];

/** May the text be a month, or begin with one? Nearly no word does. */
export function startsAsMonth(text: string): boolean {
  return STARTS.has(text.slice(0, 3).toLowerCase());
}

/** Month from 1 by its short name. */
export const MONTHS: ReadonlyMap<string, number> = new Map(
  WORDS.flatMap((words, at) => words.split(' ').map((word): [string, number] => [word, at + 1])),
);

const STARTS: ReadonlySet<string> = new Set([...MONTHS.keys()].map((word) => word.slice(0, 3)));
