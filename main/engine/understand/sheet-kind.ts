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
  /** Columns speak of stays: a list of guests or bookings. */
  ofStays: boolean;
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
  const readings = KINDS.map((kind) =>
    readAs(
      kind,
      sheet.name,
      columns,
      assignColumns(sheet.name, columns, kind, choicesFor(kind, choices), feeds),
      feeds,
    ),
  ).filter(isPlausible);
  return readings.sort((a, b) => b.score - a.score)[0] ?? null;
}

function readAs(
  kind: SheetKind,
  name: string,
  read: readonly SheetColumn[],
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
  const byTrade = kind === 'extensions' && speaksOf('pbx', read) ? 0.3 : 0;
  const score = applied + byName + byTrade - doubts;
  return { kind, columns, fields, missing, named, score, ofStays: speaksOf('stay', read) };
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

/** Whether a sheet is of this trade: one column that speaks of it may be chance, two are not. */
function speaksOf(trade: 'pbx' | 'stay', read: readonly SheetColumn[]): boolean {
  return read.filter(({ header }) => header.concepts.includes(trade)).length > 1;
}

/** Enough of the kind to be it, or to have been meant as it. */
function isPlausible(reading: Reading): boolean {
  const fields = new Set(reading.fields);
  // The phone numbers of guests are nobody's contacts.
  if (reading.kind === 'contacts' && reading.ofStays && !fields.has('addressBook')) {
    return reading.named === 'title';
  }
  if (reading.named !== 'no') return fields.size > 0 || reading.named === 'title';
  // A bare list of rooms; beside columns of another trade, such as cleaning, a room means nothing yet.
  if (reading.kind === 'rooms' && isBareList(reading, 'room')) return true;
  fields.delete('action');
  // Whoever lists a book, a person and a room means contacts, unless the words are all of the template.
  if (reading.kind === 'inboundCalling') return isByTemplate(reading);
  // One of many columns that happens to speak of rules makes no calling rules.
  if (reading.kind === 'callingRules' && !isSure(reading, 'targetRoom')) return false;
  const required = sheetOf(reading.kind).fields.filter((use) => use.oneOf !== undefined);
  const isNearMiss =
    reading.missing.length > 0 &&
    (required.some(({ field }) => isSure(reading, field) && isOwn(reading.kind, field)) ||
      (reading.kind === 'contacts' && isSure(reading, 'phone1')));
  if (reading.kind !== 'addressBooks') return fields.size > 1 || isNearMiss;
  return fields.has('newName') || (fields.size === 1 && isSure(reading, 'addressBook'));
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

function isSure(reading: Reading, field: FieldName): boolean {
  return reading.columns.some((column) => column.field === field && column.score >= 0.9);
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
