import type { CallError } from '../../shared/contract/errors.ts';
import type { FieldName } from '../../shared/domain/fields.ts';
import type { SheetMapping } from '../../shared/domain/mapping.ts';
import type { SheetTable } from '../../shared/domain/plan.ts';
import type { Problem } from '../../shared/domain/problem.ts';
import type { ReadDecision, Readings } from '../../shared/domain/reading.ts';
import { fail, ok } from '../../shared/domain/result.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { CheckedRow, MappedRow } from '../../shared/domain/row.ts';
import type { Limits } from '../../shared/domain/settings.ts';
import type { ReadNote, Source, SourceSheet } from '../../shared/domain/source.ts';
import { checkRows } from '../engine/understand/check-rows.ts';
import { mapRows } from '../engine/understand/map-rows.ts';
import { mapSheets } from '../engine/understand/map-columns.ts';
import { readSources, unknownSheet } from './file-readings.ts';
import type { AppPorts } from './ports.ts';

/** What Bellhop made of the files, before anything live is known. */
export type Understanding = {
  sources: Pick<Source, 'name' | 'sha256' | 'bytes'>[];
  notes: ReadNote[];
  decisions: ReadDecision[];
  mapping: SheetMapping[];
  /** Sheets of a known kind, with their headers. */
  tables: SheetTable[];
  rows: CheckedRow[];
  problems: Problem[];
};

type Choices = {
  map: { field: FieldName; column: string }[];
  limits: Limits;
  /** Repair damaged cells in which no digit was lost. */
  repair: boolean;
  /** What a person decided about how the files are read. */
  reading: Readings;
};

/** Reads, maps and validates files that lie at these paths; no network. */
export async function understandFiles(
  ports: Pick<AppPorts, 'readSource' | 'market'>,
  paths: string[],
  choices: Choices,
): Promise<Result<Understanding, CallError>> {
  const read = await readSources(ports, paths, choices.reading);
  if (!read.ok) return read;
  const sources = read.value;
  const unknown = unknownSheet(sources, choices.reading);
  if (unknown) return fail(unknown);
  const sheets = withUniqueNames(sources);
  const mapped = mapSheets(sheets, choices.map);
  if (!mapped.ok) return fail({ code: 'unreadable-file', message: mapped.error.message });

  const rows: MappedRow[] = [];
  const tables: SheetTable[] = [];
  for (const mapping of mapped.value) {
    const sheet = sheets.find(({ name }) => name === mapping.sheet);
    if (!sheet || mapping.kind === null) continue;
    tables.push({ name: sheet.name, kind: mapping.kind, headers: sheet.headers });
    for (const row of mapRows(sheet, mapping, { repair: choices.repair })) rows.push(row);
  }
  const checked = checkRows(rows, { ...(await ports.market()), limits: choices.limits });
  return ok({
    sources: sources.map(({ name, sha256, bytes }) => ({ name, sha256, bytes })),
    notes: sources.flatMap(({ notes }) => notes),
    decisions: sources.flatMap(({ decisions }) => decisions),
    mapping: mapped.value,
    tables,
    rows: checked,
    problems: checked.flatMap(({ problems }) => problems),
  });
}

/** Two files may each have a sheet "Rooms"; a row must still say which one it stands on. */
export function withUniqueNames(sources: readonly Source[]): SourceSheet[] {
  return placedSheets(sources).map(({ sheet }) => sheet);
}

/** The same, with the position of the file and the name that the sheet has there. */
export function placedSheets(
  sources: readonly Source[],
): { sheet: SourceSheet; source: number; inFile: string }[] {
  const taken = new Set<string>();
  return sources.flatMap((source, at) =>
    source.sheets.map((sheet) => {
      let name = sheet.name;
      if (taken.has(name)) name = `${source.name} ${sheet.name}`;
      for (let n = 2; taken.has(name); n++) name = `${source.name} ${sheet.name} (${n})`;
      taken.add(name);
      return { sheet: { ...sheet, name }, source: at, inFile: sheet.name };
    }),
  );
}
