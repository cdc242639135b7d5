import type { FieldName } from '../../../shared/domain/fields.ts';
import { shownText } from '../../../shared/domain/source.ts';
import type { RichCell, SourceCell } from '../../../shared/domain/source.ts';
import { NO_FACTS, isDigits } from './column-facts.ts';
import type { ColumnFacts } from './column-facts.ts';
import { findingOf, formulaError } from './damage.ts';
import type { Damage, Stage } from './damage.ts';
import { dateInCell, dateInText, dateOfDigits, readingsOf } from './damaged-date.ts';
import {
  percent,
  readNumberCell,
  readPoint,
  readScientific,
  readThousands,
} from './damaged-number.ts';
import {
  hasHidden,
  isTruth,
  readCut,
  readLetters,
  readMarks,
  readSigns,
  readWide,
  truthFound,
  withoutHidden,
} from './damaged-text.ts';
import { startsAsMonth } from './month-words.ts';
import { isPhone, natureOf } from './field-natures.ts';
import type { Nature } from './field-natures.ts';
import { readPlus, readUnsure, readZeros } from './lost-digits.ts';
import { readPlaceholder } from './placeholders.ts';
import type { Finding } from './problem-at.ts';
import { trimBlanks } from './trim.ts';

/** How the cells of a column are read. */
export type CellReader = {
  field: FieldName;
  facts: ColumnFacts;
  /** Consent to put back what a spreadsheet spoilt, where nothing of it was lost. */
  repair: boolean;
  /** That of phone numbers without a country code; null where it is not known. */
  country: string | null;
};

/** What a cell means. `text` has no outer blanks. */
export type CellReading = {
  text: string;
  findings: Finding[];
  /** What was left out without asking. */
  left: 'nothing' | 'blanks' | 'hidden';
};

const NONE: Finding[] = [];
// A letter that looks like a digit may be one.
const WORD = /^[A-HJ-NP-Za-km-np-z][A-Za-z0-9 ]*$/u;

/**
 * What the person saw in the cell, or, with consent, what was typed before a spreadsheet spoilt it. The
 * findings say what the spreadsheet did.
 */
export function readValue(cell: SourceCell, reader: CellReader): CellReading {
  const { field, facts, repair } = reader;
  const nature = natureOf(field);
  const shown = shownText(cell);
  if (typeof cell === 'string' && isPlain(cell, facts)) return plain(cell);
  let text = trimBlanks(shown);
  let left: CellReading['left'] = text === shown ? 'nothing' : 'blanks';
  if (nature === null) {
    const findings = isError(cell) ? [formulaError] : NONE;
    return { text, findings, left };
  }
  if (hasHidden(text)) {
    const clean = trimBlanks(withoutHidden(text, nature));
    if (clean !== text) left = 'hidden';
    text = clean;
  }
  const sign = isError(cell) ? formulaError : readSigns(text);
  if (sign) return { text, findings: [sign], left };
  const odd = readCut(text, nature) ?? readPlaceholder(text, nature);
  const findings = odd ? [odd] : NONE;
  if (nature === 'name' ? typeof cell === 'string' : isWord(text)) return { text, findings, left };
  const damages: Damage[] = [];
  const read = readParts(cell, text, nature, reader, damages);
  if (damages.length === 0) return { text: read, findings, left };
  const isCertain = damages.every((damage) => damage.repair !== undefined);
  const all = damages.map(({ repair: _part, ...damage }) =>
    findingOf(isCertain ? { ...damage, repair: read } : damage, repair),
  );
  // A cell in error is not sent, so the digits behind it do no harm, and tell which row is meant.
  const refused = damages.every(({ severity }) => severity === 'error');
  return {
    text: isCertain && (repair || refused) ? read : text,
    findings: [...findings, ...all],
    left,
  };
}

/**
 * The same for a cell of which parts are taken, or which is a part itself: only what a spreadsheet did
 * to the whole cell is said.
 */
export function readCell(
  cell: SourceCell | undefined,
  field: FieldName,
  repair: boolean,
): { text: string; finding?: Finding } {
  const text = shownText(cell);
  const nature = natureOf(field);
  if (cell === undefined || nature === null) return { text };
  if (isError(cell)) return { text, finding: formulaError };
  const stage =
    typeof cell === 'string'
      ? nature === 'name'
        ? null
        : readScientific(trimBlanks(text), nature, NO_FACTS)
      : readRich(cell, text, nature, NO_FACTS);
  if (!stage?.damage) return { text: stage?.text ?? text };
  return { text: stage.text, finding: findingOf(stage.damage, repair) };
}

/** Extensions of a cell are read one by one. Damages go to the list; the text is as if all were repaired. */
function readParts(
  cell: SourceCell,
  text: string,
  nature: Nature,
  reader: CellReader,
  damages: Damage[],
): string {
  const note = ({ damage }: Stage): boolean => {
    if (damage) damages.push(damage);
    return damage !== null && damage.repair === undefined;
  };
  let whole = text;
  let isRepaired = false;
  if (typeof cell !== 'string') {
    const stage = readRich(cell, text, nature, reader.facts);
    if (stage) {
      if (note(stage)) return text;
      whole = stage.text;
      isRepaired = stage.damage !== null;
    }
  }
  if (nature === 'name') return whole;
  if (reader.field !== 'extension' || !whole.includes(';')) {
    return readPart(whole, nature, reader, note, isRepaired);
  }
  const parts = whole.split(';').map(trimBlanks);
  const read = parts.map((part) => readPart(part, nature, reader, note, false));
  return read.every((part, at) => part === parts[at]) ? whole : read.join('; ');
}

type Note = (stage: Stage) => boolean;

/** Each stage takes what the one before made of the text; one that cannot repair is the last. */
function readPart(
  part: string,
  nature: Nature,
  reader: CellReader,
  note: Note,
  isRepaired: boolean,
): string {
  let text = part;
  const stages = isDigits(part) ? DIGIT_STAGES : STAGES;
  for (const stage of stages) {
    const found = stage(text, nature, reader);
    if (!found) continue;
    if (note(found)) return text;
    text = found.text;
  }
  const isTyped = text === part && !isRepaired;
  const unsure = isTyped || isPhone(reader.field) ? null : readUnsure(text, reader.facts);
  if (unsure) note(unsure);
  return text;
}

type ReadStage = (text: string, nature: Nature, reader: CellReader) => Stage | null;

/** What digits alone can have lost. */
const DIGIT_STAGES: readonly ReadStage[] = [
  (text, nature, { facts }) =>
    nature === 'room' ? dateStage(text, dateOfDigits(text, facts.pairs), facts) : null,
  (text, _nature, { field, facts, country }) =>
    isPhone(field) ? readPlus(text, facts, country) : null,
  (text, nature, { facts }) => (nature === 'id' ? null : readZeros(text, nature, facts)),
];

const STAGES: readonly ReadStage[] = [
  (text, nature) => readMarks(text, nature),
  // Phone numbers are read in any characters.
  (text, nature, { field }) => (isPhone(field) ? null : readWide(text, nature)),
  (text, nature, { facts }) => readScientific(text, nature, facts),
  (text, nature, { facts }) => readPoint(text, nature, facts),
  (text, _nature, { field, facts }) => (field === 'extension' ? readThousands(text, facts) : null),
  lettersStage,
  (text, nature, { field, facts }) =>
    /^\d[\d.,]*\s?%$/u.test(text) && nature !== 'id' && !isPhone(field)
      ? percent(text, null, nature, facts)
      : null,
  (text, nature, { field, facts }) =>
    nature === 'room' || field === 'extension' ? dateStage(text, dateInText(text), facts) : null,
  (text, nature) => (nature === 'room' && isTruth(text) ? { text, damage: truthFound } : null),
  ...DIGIT_STAGES,
];

/** In rooms only where every room is digits alone and this one would be of their length. */
function lettersStage(text: string, nature: Nature, { facts }: CellReader): Stage | null {
  if (nature === 'digits') return readLetters(text);
  if (nature !== 'room' || facts.letters || text.length !== facts.length) return null;
  const found = /^[\dOoIl]+$/u.test(text) ? readLetters(text) : null;
  return found?.damage ? { ...found, damage: { ...found.damage, severity: 'warning' } } : null;
}

/** A cell that is more than text; null where nothing can have happened to it. */
function readRich(cell: RichCell, text: string, nature: Nature, facts: ColumnFacts): Stage | null {
  if (cell.type === 'boolean') return { text, damage: truthFound };
  if (cell.type === 'number') {
    return nature === 'name' ? null : readNumberCell(cell, text, nature, facts);
  }
  if (cell.type !== 'date') return null;
  if (nature === 'room') {
    const digits = digitsBehind(cell, facts);
    if (digits === null) return dateStage(text, dateInCell(cell), facts, true);
    return { text: digits, damage: { ...dateFound, repair: digits } };
  }
  const digits = nature === 'digits' ? digitsBehind(cell, facts) : null;
  if (digits !== null) return { text: digits, damage: { ...dateFound, repair: digits } };
  return { text, damage: nature === 'name' ? { ...dateFound, severity: 'warning' } : dateFound };
}

/** `7101` that was formatted as a date, in a column of four digits; not a day that one types today. */
function digitsBehind({ raw }: RichCell, { length, pairs }: ColumnFacts): string | null {
  if (pairs || raw.length !== length || !isDigits(raw)) return null;
  const serial = Number(raw);
  return serial > 36_526 && serial < 54_789 ? null : raw;
}

function dateStage(
  text: string,
  parts: ReturnType<typeof dateInText>,
  { pairs, taken }: ColumnFacts,
  isCell = false,
): Stage | null {
  if (!parts) return isCell ? { text, damage: dateFound } : null;
  const { readings, only } = readingsOf(parts, pairs, taken);
  const what = `${dateFound.what}; it may have been ${readings.join(' or ')}`;
  return only === null
    ? { text, damage: { ...dateFound, what } }
    : { text: only, damage: { ...dateFound, repair: only } };
}

const dateFound: Damage = {
  severity: 'error',
  code: 'cell.date',
  what: 'The spreadsheet made a date of what was typed here',
  fix: 'Format the cell as text and type the value again.',
};

/** `Room 101` and its like: a word with which nothing begins that a spreadsheet makes. */
function isWord(text: string): boolean {
  return WORD.test(text) && !startsAsMonth(text) && !isTruth(text);
}

/** Nearly all cells of most columns: nothing can have happened to them. */
function isPlain(text: string, facts: ColumnFacts): boolean {
  if (text.startsWith('+')) return isDigits(text.slice(1));
  return isDigits(text) && !readsDigits(facts);
}

/** Can digits alone have lost anything in this column? */
function readsDigits({ plus, zeros, shortIsOdd, pairs }: ColumnFacts): boolean {
  return plus || zeros || shortIsOdd || pairs !== null;
}

function isError(cell: SourceCell): boolean {
  return typeof cell !== 'string' && cell.type === 'error';
}

function plain(text: string): CellReading {
  return { text, findings: NONE, left: 'nothing' };
}
