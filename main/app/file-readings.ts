import { basename } from 'node:path';
import type { CallError } from '../../shared/contract/errors.ts';
import type { FileReading, Readings, SheetReading } from '../../shared/domain/reading.ts';
import { fail, ok } from '../../shared/domain/result.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { ShapingWish } from '../../shared/domain/shaping.ts';
import type { ReadNote, Source } from '../../shared/domain/source.ts';
import { safeName } from '../support/safe-name.ts';
import { callError } from './call-errors.ts';
import type { AppPorts } from './ports.ts';

/** What the files of a job are called where they are told apart: `rooms.csv`, `rooms.csv (2)`. */
export function fileKeys(paths: readonly string[]): string[] {
  const taken = new Set<string>();
  return paths.map((path) => {
    const name = basename(path);
    let key = name;
    for (let n = 2; taken.has(key); n++) key = `${name} (${n})`;
    taken.add(key);
    return key;
  });
}

/** The readings of files as their copies in a job are called. */
export function readingsOfCopies(paths: readonly string[], readings: Readings): Readings {
  const copies = fileKeys(paths.map((path) => safeName(path)));
  const entries = fileKeys(paths).flatMap((key, at): [string, FileReading][] => {
    const reading = readingOf(readings, key);
    const copy = copies[at];
    if (!reading || copy === undefined) return [];
    // A text file is one sheet of its own name.
    const sheets = Object.entries(reading.sheets ?? {}).map(
      ([name, own]): [string, SheetReading] => [
        name === basename(paths[at] ?? '') ? safeName(name) : name,
        own,
      ],
    );
    return [[copy, { ...reading, sheets: Object.fromEntries(sheets) }]];
  });
  return Object.fromEntries(entries);
}

/** Wishes that name a text file's sheet, as its copy in a job is called. */
export function wishesOfCopies(
  paths: readonly string[],
  wishes: readonly ShapingWish[],
): ShapingWish[] {
  const names = new Map(paths.map((path) => [basename(path).toLowerCase(), safeName(path)]));
  return wishes.map((wish) => ({
    ...wish,
    sheet: names.get(wish.sheet?.trim().toLowerCase() ?? '') ?? wish.sheet,
  }));
}

/** Reads files one after the other, as a person decided; decisions name each file by its key. */
export async function readSources(
  { readSource }: Pick<AppPorts, 'readSource'>,
  paths: readonly string[],
  readings: Readings,
): Promise<Result<Source[], CallError>> {
  const sources: Source[] = [];
  const keys = fileKeys(paths);
  for (const [at, path] of paths.entries()) {
    const key = keys[at] ?? path;
    const reading = readingOf(readings, key);
    const source = await readSource(path, undefined, reading);
    if (!source.ok) return fail(callError('unreadable-file', source.error.message));
    const { value } = source;
    const decisions = value.decisions.map((decision) => ({ ...decision, file: key }));
    sources.push({ ...value, decisions, notes: [...value.notes, ...idleChoices(value, reading)] });
  }
  return ok(sources);
}

/** A decision about a sheet that none of the files has would be lost without a word. */
export function unknownSheet(sources: readonly Source[], readings: Readings): CallError | null {
  const known = sources.flatMap(({ previews }) => previews.map(({ name }) => name));
  const isKnown = (wanted: string) =>
    known.some((name) => name.trim().toLowerCase() === wanted.trim().toLowerCase());
  for (const { sheets = {}, onlySheets = [] } of Object.values(readings)) {
    const lost = [...Object.keys(sheets), ...onlySheets].find((name) => !isKnown(name));
    if (lost === undefined) continue;
    return callError(
      'usage',
      `There is no sheet "${lost}"; the ${known.length === 1 ? 'only sheet is' : 'sheets are'} ${listed(known)}.`,
    );
  }
  return null;
}

const LISTED = 12;

function listed(names: readonly string[]): string {
  const shown = names.slice(0, LISTED).map((name) => `"${name}"`);
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}

/** A workbook says itself how its text is written. */
function idleChoices({ name, decisions }: Source, reading: FileReading = {}): ReadNote[] {
  const isText = decisions.some(({ what }) => what === 'encoding');
  if (isText || (!reading.encoding && !reading.delimiter)) return [];
  const message = `"${name}" is a workbook, for which the encoding and delimiter that were chosen mean nothing.`;
  return [{ sheet: name, code: 'not-a-text', message }];
}

function readingOf(readings: Readings, key: string): FileReading | undefined {
  return Object.hasOwn(readings, key) ? readings[key] : undefined;
}
