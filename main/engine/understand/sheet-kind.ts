import { sheetOf } from '../../../shared/domain/sheets.ts';
import type { FieldName } from '../../../shared/domain/fields.ts';
import type { SheetKind } from '../../../shared/domain/kinds.ts';
import type { ColumnMapping } from '../../../shared/domain/mapping.ts';
import type { SourceSheet } from '../../../shared/domain/source.ts';
import { assignColumns } from './assign-columns.ts';
import { foldWords } from './fold-words.ts';
import { choicesFor } from './map-overrides.ts';
import { NO_FEEDS } from './shaping-feeds.ts';
import type { Feeds } from './shaping-feeds.ts';
import { readColumns } from './sheet-columns.ts';
import type { SheetColumn } from './sheet-columns.ts';
import { holdsWords, namesOthers, ringsOutside, tradesOf } from './sheet-trade.ts';
import type { Trades } from './sheet-trade.ts';
import { sheetWordsOf } from './vocabularies.ts';

/** What a sheet would be as one kind. */
export type Reading = {
  kind: SheetKind;
  columns: ColumnMapping[];
  /** Fields that have a value on the sheet, from a column or otherwise. */
  fields: ReadonlySet<FieldName>;
  /** Required fields of which none has a column; each group by its titles. */
  missing: string[][];
  /** How the sheet's name speaks for the kind. */
  named: 'title' | 'word' | 'no';
  score: number;
};

/** A sheet that is tried as each kind. */
type Tried = {
  read: readonly SheetColumn[];
  trades: Trades;
  /** Somebody has chosen a column, and so that the sheet is read. */
  isChosen: boolean;
};

// Of kinds that fit as well the first is taken: a room with a book is an association, and a room with an
// extension is a room.
const KINDS: readonly SheetKind[] = [
  'associations',
  'rooms',
  'contacts',
  'extensions',
  'addressBooks',
  'callingRules',
  'inboundCalling',
  'externalUsers',
];

/**
 * The kind that makes most of the sheet. It may lack a required column: a list of names and numbers
 * without an address book is contacts that lack one, and nothing else that happens to be complete.
 */
export function bestReading(
  sheet: SourceSheet,
  choices: ReadonlyMap<number, FieldName | null> | undefined,
  feeds = NO_FEEDS,
): Reading | null {
  const columns = readColumns(sheet);
  const tried: Tried = {
    read: columns,
    trades: tradesOf(sheet.name, columns),
    isChosen: [...(choices?.values() ?? [])].some((field) => field !== null),
  };
  const readings = KINDS.map((kind) =>
    readAs(
      kind,
      sheet.name,
      tried,
      assignColumns(sheet.name, columns, kind, choicesFor(kind, choices), feeds),
      feeds,
    ),
  ).filter((reading) => isPlausible(reading, tried));
  return readings.sort((a, b) => b.score - a.score)[0] ?? null;
}

function readAs(
  kind: SheetKind,
  name: string,
  { read, trades }: Tried,
  columns: ColumnMapping[],
  feeds: Feeds,
): Reading {
  const known = sheetOf(kind).fields.map((use) => use.field);
  const made = known.filter((field) => feeds.made.has(field));
  const fields = new Set([
    ...columns.flatMap((column) => column.field ?? []),
    ...made,
    ...known.filter((field) => feeds.constant.has(field)),
  ]);
  const groups = new Map<string, { titles: string[]; met: boolean }>();
  for (const use of sheetOf(kind).fields) {
    if (use.oneOf === undefined) continue;
    const group = groups.get(use.oneOf) ?? { titles: [], met: false };
    group.titles.push(use.title);
    group.met ||= fields.has(use.field);
    groups.set(use.oneOf, group);
  }
  const missing = [...groups.values()].filter((group) => !group.met).map((group) => group.titles);
  const named = nameSpeaksFor(name, kind);
  const applied = made.length + weightOfColumns(read, columns);
  // A name decides between kinds that fit alike; columns that are left unread outweigh it.
  const byName = named === 'title' ? 0.9 : named === 'word' ? 0.5 : 0;
  const isBare = read.every(({ cells }) => cells.filled === 0);
  const isUnreached = kind === 'contacts' && !isBare && !REACHED_BY.some(isIn(fields));
  const doubts = missing.length / 2 + (isUnreached ? 1 : 0);
  const byTrade = kind === 'extensions' && trades.pbx ? 0.3 : 0;
  const score = applied + byName + byTrade - doubts;
  return { kind, columns, fields, missing, named, score };
}

/** A name that nothing leads to is no contact, but a title or a description of something else. */
const REACHED_BY: readonly FieldName[] = [
  'phone1',
  'phone2',
  'room',
  'profileId',
  'providerContact',
];

function isIn(fields: ReadonlySet<FieldName>): (field: FieldName) => boolean {
  return (field) => fields.has(field);
}

/** Columns without a cell tell little of what a sheet is for, unless none has any. */
function weightOfColumns(read: readonly SheetColumn[], columns: readonly ColumnMapping[]): number {
  const isBare = read.every(({ cells }) => cells.filled === 0);
  return columns.reduce((sum, { field, score, index }) => {
    if (field === null) return sum;
    return sum + (isBare || (read[index]?.cells.filled ?? 0) > 0 ? score : score / 5);
  }, 0);
}

/** Enough of the kind to be it, or to have been meant as it. */
function isPlausible(reading: Reading, tried: Tried): boolean {
  const fields = new Set(reading.fields);
  const isTemplate =
    reading.named === 'title' &&
    reading.columns.every(({ field, score }) => field === null || score === 1);
  if (!isTemplate && !tried.isChosen && isOfAnother(reading, tried)) return false;
  if (reading.named === 'title') return true;
  // A bare list of rooms; beside columns of another trade, such as cleaning, a room means nothing yet.
  if (
    reading.kind === 'rooms' &&
    (isBareList(reading, 'room') || tellsRoomsApart(reading, tried))
  ) {
    return true;
  }
  fields.delete('action');
  if (reading.missing.length === 0 && reading.named !== 'no') return fields.size > 0;
  // Whoever lists a book, a person and a room means contacts, unless the words are all of the template.
  if (reading.kind === 'inboundCalling') return isByTemplate(reading);
  // One of many columns that happens to speak of rules makes no calling rules.
  if (reading.kind === 'callingRules' && !(isSure(reading, 'targetRoom') && fields.has('rule'))) {
    return false;
  }
  const required = sheetOf(reading.kind).fields.filter((use) => use.oneOf !== undefined);
  const isNearMiss =
    required.some(
      ({ field }) =>
        (isSure(reading, field) || (reading.named !== 'no' && fields.has(field))) &&
        isOwn(reading.kind, field),
    ) ||
    (reading.kind === 'contacts' && isSure(reading, 'phone1'));
  if (reading.missing.length > 0) return isNearMiss;
  if (reading.kind !== 'addressBooks') return fields.size > 1;
  return fields.has('newName') || (fields.size === 1 && isSure(reading, 'addressBook'));
}

/** Whether the rows are about something else, or nothing would come of reading them as this kind. */
function isOfAnother(reading: Reading, { read, trades }: Tried): boolean {
  const { kind, fields, missing } = reading;
  const isBare = read.every(({ cells }) => cells.filled === 0);
  switch (kind) {
    case 'contacts':
      // The phone numbers of guests are nobody's contacts.
      if (fields.has('addressBook')) return false;
      if (trades.stays) return true;
      // Nobody can call what has no name; lists of calls and of outside numbers hold digits alone.
      if (!fields.has('name') && !isBare && !holdsWords(read)) return true;
      return !isBare && !isReached(reading, read) && !isOfCallees(reading, read);
    case 'rooms':
      if (trades.staff || isGuessed(reading, read) || isDialledIn(reading, read)) return true;
      return (
        (trades.stays || trades.events) &&
        (!CALLED_BY.some(isIn(fields)) || (trades.events && isRepeated(reading, read)))
      );
    case 'extensions':
      // Telephones of people and of gates; a list without any name may have lost its rooms.
      if (trades.staff || (trades.events && isRepeated(reading, read))) return true;
      if (isDialledIn(reading, read)) return true;
      return missing.length > 0 && (namesOthers(read) || ringsOutside(read));
    case 'associations':
      // Groups are of guests and tours as well as of contacts.
      return trades.stays || (reading.named === 'no' && !isSure(reading, 'addressBook', 0.75));
    case 'externalUsers':
      return !fields.has('externalUser');
    default:
      return false;
  }
}

/** What reaches a contact and can be nothing else; a room may be the place of anything. */
const NUMBERED_BY = REACHED_BY.filter((field) => field !== 'room');

/** Numbers that nobody has filled in reach nobody. */
function isReached({ columns, fields }: Reading, read: readonly SheetColumn[]): boolean {
  return NUMBERED_BY.filter(isIn(fields)).some((field) => {
    const column = columns.find((one) => one.field === field);
    return !column || (read[column.index]?.cells.filled ?? 0) > 0;
  });
}

/** Contacts that are called in rooms: their names are told to be those of contacts. */
function isOfCallees({ columns, fields }: Reading, read: readonly SheetColumn[]): boolean {
  const name = columns.find(({ field }) => field === 'name');
  return (
    fields.has('room') && read[name?.index ?? -1]?.header.concepts.includes('contact') === true
  );
}

/** Numbers that look like rooms under a header that hardly says so, with nothing that tells of rooms. */
function isGuessed(reading: Reading, read: readonly SheetColumn[]): boolean {
  const room = reading.columns.find(({ field }) => field === 'room');
  const column = room && read[room.index];
  if (!room || !column || column.cells.filled === 0 || column.cells.namesARoom >= 0.8) return false;
  if (isSure(reading, 'extension') || isSure(reading, 'floor')) return false;
  // How many units there are of something looks like the number of one.
  if (column.header.concepts.includes('unit')) return room.score < 0.9;
  return room.score < 0.8 && reading.named === 'no';
}

/** Whether extensions come again and again, as in a list of calls. */
function isRepeated({ columns }: Reading, read: readonly SheetColumn[]): boolean {
  const extension = columns.find(({ field }) => field === 'extension');
  const cells = extension && read[extension.index]?.cells;
  return cells !== undefined && cells.filled > 2 && cells.distinct < 0.9;
}

/** Some PBXs call the outside numbers that lead into them extensions. */
function isDialledIn({ columns }: Reading, read: readonly SheetColumn[]): boolean {
  const extension = columns.find(({ field }) => field === 'extension');
  return (read[extension?.index ?? -1]?.cells.phone ?? 0) >= 0.9;
}

/** What makes a row about a room one about calling it. */
const CALLED_BY: readonly FieldName[] = [
  'extension',
  'unitId',
  'addressBooks',
  'listedIn',
  'externalUser',
];

/** Every row is about another room, as in a list of rooms with what they have. */
function tellsRoomsApart(reading: Reading, { read }: Tried): boolean {
  const room = reading.columns.find(({ field }) => field === 'room');
  const column = room && read[room.index];
  if (!room || !column || column.cells.filled < 3 || column.cells.distinct < 1) return false;
  return room.score >= (column.header.concepts.includes('room') ? 0.8 : 0.9);
}

/** A room alone may have lost anything beside it; only a list of rooms is known by it. */
function isOwn(kind: SheetKind, field: FieldName): boolean {
  return kind === 'rooms' || !['room', 'unitId', 'profileId'].includes(field);
}

/** Every required column has its own header of the template, or was chosen. */
function isByTemplate({ kind, columns }: Reading): boolean {
  return sheetOf(kind)
    .fields.filter((use) => use.oneOf !== undefined)
    .every((use) => columns.some(({ field, score }) => field === use.field && score === 1));
}

function isBareList(reading: Reading, field: FieldName): boolean {
  return isSure(reading, field) && reading.columns.every((column) => column.field !== null);
}

function isSure(reading: Reading, field: FieldName, least = 0.9): boolean {
  return reading.columns.some((column) => column.field === field && column.score >= least);
}

/** Words that are written without blanks between them. */
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Katakana}]/u;

function nameSpeaksFor(name: string, kind: SheetKind): Reading['named'] {
  const words = foldWords(name.replace(/\.[A-Za-z]{2,4}$/u, ''));
  if (words === foldWords(sheetOf(kind).title)) return 'title';
  const padded = ` ${words} `;
  const isNamed = sheetWordsOf(kind).some(
    (word) => padded.includes(` ${word} `) || (EAST_ASIAN.test(word) && words.includes(word)),
  );
  return isNamed ? 'word' : 'no';
}
