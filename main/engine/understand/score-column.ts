import { SHEETS, sheetOf } from '../../../shared/domain/sheets.ts';
import type { FieldName } from '../../../shared/domain/fields.ts';
import type { SheetKind } from '../../../shared/domain/kinds.ts';
import { weightOf } from './concepts.ts';
import type { Concept } from './concepts.ts';
import { FIELD_PATTERNS } from './field-patterns.ts';
import { foldWords } from './fold-words.ts';
import type { Header } from './header-words.ts';
import type { Evidence } from './value-evidence.ts';

/** How well a column fits a field; `reason` is one short sentence. */
export type Candidate = { field: FieldName; score: number; reason: string };

/** Below this a guess is not applied. */
export const WEAK = 0.6;

const UNKNOWN_WORD = 0.8;

/** Headers of the template, folded, by kind of sheet. */
const TITLES: ReadonlyMap<SheetKind, ReadonlyMap<string, FieldName>> = new Map(
  SHEETS.map(({ kind, fields }) => [
    kind,
    new Map(fields.map(({ field, title }) => [foldWords(title), field])),
  ]),
);

/** Fields that a column may feed on a sheet of this kind, best first; weak ones are among them. */
export function scoreColumn(kind: SheetKind, header: Header, evidence: Evidence): Candidate[] {
  const exact = TITLES.get(kind)?.get(header.plain);
  if (exact) {
    return [{ field: exact, score: 1, reason: 'The header is that of the template.' }];
  }
  const byField = new Map<FieldName, Candidate>();
  for (const use of sheetOf(kind).fields) {
    if (use.hidden || use.field === 'phone2' || use.field === 'phone3') continue;
    const words = headerScore(kind, use.field, header);
    const candidate = weigh(use.field, words, evidence, header);
    if (candidate.score > 0) byField.set(use.field, candidate);
  }
  return [...byField.values()].sort((a, b) => b.score - a.score);
}

/** How well the header's words fit a field: what they explain over what they leave unexplained. */
function headerScore(kind: SheetKind, field: FieldName, header: Header): number {
  let best = 0;
  for (const pattern of FIELD_PATTERNS[kind]) {
    if (pattern.field !== field) continue;
    if (!pattern.needs.every((concept) => header.concepts.includes(concept))) continue;
    const told = Math.max(1, sum(pattern.needs));
    const rest = sum(header.concepts.filter((concept) => !pattern.needs.includes(concept)));
    const score = (pattern.base * told) / (told + rest + UNKNOWN_WORD * header.unknown.length);
    best = Math.max(best, score);
  }
  return best;
}

function sum(concepts: readonly Concept[]): number {
  return concepts.reduce((total, concept) => total + weightOf(concept), 0);
}

/** Lets the cells speak: they carry a vague header over the line and bring a wrong one under it. */
function weigh(field: FieldName, words: number, cells: Evidence, header: Header): Candidate {
  const byWords: Candidate = { field, score: words, reason: 'The header says so.' };
  const support = supportOf(field, cells, words < WEAK, header);
  if (cells.filled > 0 && speaksAgainst(field, cells, words)) {
    return { field, score: words * 0.5, reason: 'The header fits, but the cells do not.' };
  }
  // Beside room numbers, a column that counts the rows is rather the number of the row.
  if (field === 'room' && cells.counts === 1) return { ...byWords, score: words - 0.02 };
  if (support === null || isForbidden(field, cells, header)) return byWords;
  if (words >= WEAK) {
    return {
      field,
      score: Math.max(Math.min(0.99, words + 0.05), support.sure ?? 0),
      reason: 'The header and the cells say so.',
    };
  }
  if (words >= 0.25 || support.alone) {
    const carried = support.alone ? support.score : Math.min(0.8, words + 0.3);
    const sure = words >= 0.4 ? (support.sure ?? 0) : 0;
    return { field, score: Math.max(words, carried, sure), reason: support.reason };
  }
  return byWords;
}

/** Headers that cells cannot overrule; into first and last names PBXs put rooms, but never numbers. */
function isForbidden(field: FieldName, cells: Evidence, { concepts }: Header): boolean {
  if (concepts.includes('foreign')) return true;
  return concepts.includes('given') && !(field === 'room' && cells.namesARoom >= 0.8);
}

/** Ids, rooms and houses are no phone numbers, however they are written. */
function isNoNumber(concept: Concept): boolean {
  return concept === 'id' || (weightOf(concept) >= 0.8 && !NUMBERED.has(concept));
}

const NUMBERED: ReadonlySet<Concept> = new Set<Concept>([
  'phone',
  'mobile',
  'contact',
  'extension',
]);

/**
 * `alone`: cells of this look mean the field under any header that speaks of nothing else; `sure`: what
 * they are worth under a header that speaks of it at least.
 */
type Support = { score: number; reason: string; alone: boolean; sure?: number };

function supportOf(
  field: FieldName,
  cells: Evidence,
  isVague: boolean,
  header: Header,
): Support | null {
  if (cells.filled === 0) return null;
  const enough = cells.filled >= 2;
  if (field === 'unitId' && cells.unitId >= 0.5) {
    return { score: 0.95, reason: 'Its cells are unit ids.', alone: true };
  }
  if (field === 'profileId' && cells.profileId >= 0.5) {
    return { score: 0.95, reason: 'Its cells are ids of communication profiles.', alone: true };
  }
  if (field === 'phone1' && cells.phone >= 0.7) {
    return {
      score: 0.65,
      reason: 'Its cells look like phone numbers.',
      // Tax and register numbers are as long, but nobody parts them so.
      alone: cells.writtenAsPhone >= 0.9 && enough && !header.concepts.some(isNoNumber),
      ...(cells.phone >= 0.9 && enough && { sure: 0.92 }),
    };
  }
  if (field === 'rule' && cells.rule >= 0.9) {
    return { score: 0.9, reason: 'Its cells are kinds of calling rules.', alone: true };
  }
  // A running number looks like anything short; only a plain header makes it more.
  if (isVague && cells.counts === 1) return null;
  if (field === 'extension' && cells.extension >= 0.7) {
    return { score: 0.6, reason: 'Its cells look like extensions.', alone: false };
  }
  // Numbered units that each row has another of are let or lived in; wards come again.
  const isNumbered = header.concepts.includes('unit') && header.concepts.includes('number');
  if (field === 'room' && isNumbered && cells.room >= 0.7) {
    const sure = cells.distinct === 1 && cells.filled > 2 && { sure: 0.9 };
    return { score: 0.6, reason: 'Its cells look like rooms.', alone: false, ...sure };
  }
  if (field === 'room' && cells.namesARoom >= 0.8 && cells.distinct >= 0.5) {
    return { score: 0.75, reason: 'Its cells name rooms.', alone: true, sure: 0.8 };
  }
  // PBXs write the extension again into names and labels.
  const isCopy = cells.repeatsExtension >= 0.8 && isVague;
  if (field === 'room' && cells.room >= 0.7 && cells.distinct >= 0.5 && !isCopy) {
    return { score: 0.6, reason: 'Its cells look like rooms.', alone: false };
  }
  if (field === 'displayName' && cells.namesRoom >= 0.8 && cells.letters >= 0.5) {
    return { score: 0.7, reason: 'Its cells name the room of their row.', alone: false };
  }
  return null;
}

/** Fields that hold names, which telephone numbers and ids are not. */
const NAMES: ReadonlySet<FieldName> = new Set<FieldName>([
  'room',
  'floor',
  'displayName',
  'name',
  'addressBook',
  'addressBooks',
  'targetRoom',
  'contact',
]);

function speaksAgainst(field: FieldName, cells: Evidence, words: number): boolean {
  const ids = Math.max(cells.unitId, cells.profileId) >= 0.5;
  if (field === 'phone1') {
    return cells.letters >= 0.7 || ids || (cells.dialled >= 0.8 && cells.phone === 0);
  }
  if (field === 'extension') return cells.phone >= 0.5 || cells.dialled < 0.3;
  if (field === 'displayName') {
    if (cells.filled > 2 && cells.distinct < 0.5) return true;
    if (words < 0.9 && cells.dialled >= 0.7) return true;
  }
  if (field === 'rule') return cells.rule === 0;
  // Names are words, and few rows share one.
  if (field === 'name' && cells.filled > 2 && (cells.letters < 0.5 || cells.distinct < 0.5)) {
    return true;
  }
  // A place may be a room or a town; its cells must tell.
  if (field === 'room' && words < 0.8 && cells.filled > 2) {
    if (cells.distinct < 0.5 || (words < 0.7 && cells.room < 0.3)) return true;
  }
  if (NAMES.has(field)) return cells.phone >= 0.7 || ids;
  if (cells.filled < 2) return false;
  if (field === 'unitId') return cells.unitId === 0 && cells.profileId === 0;
  return field === 'profileId' && cells.profileId === 0 && cells.unitId === 0;
}
