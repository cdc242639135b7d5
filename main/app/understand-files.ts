import type { CallError } from '../../shared/contract/errors.ts';
import type { FieldName } from '../../shared/domain/fields.ts';
import type { SheetMapping } from '../../shared/domain/mapping.ts';
import type { SheetTable } from '../../shared/domain/plan.ts';
import type { Problem } from '../../shared/domain/problem.ts';
import { fail, ok } from '../../shared/domain/result.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { CheckedRow, MappedRow } from '../../shared/domain/row.ts';
import type { Limits } from '../../shared/domain/settings.ts';
import type { ReadNote, Source, SourceSheet } from '../../shared/domain/source.ts';
import { checkRows } from '../engine/understand/check-rows.ts';
import { mapRows } from '../engine/understand/map-rows.ts';
import { mapSheets } from '../engine/understand/map-columns.ts';
import type { AppPorts } from './ports.ts';

/** What Bellhop made of the files, before anything live is known. */
export type Understanding = {
  sources: Pick<Source, 'name' | 'sha256' | 'bytes'>[];
  notes: ReadNote[];
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
};

/** Reads, maps and validates files that lie at these paths; no network. */
export async function understandFiles(
  ports: Pick<AppPorts, 'readSource' | 'market'>,
  paths: string[],
  choices: Choices,
): Promise<Result<Understanding, CallError>> {
  const sources: Source[] = [];
  for (const path of paths) {
    const source = await ports.readSource(path);
    if (!source.ok) return fail({ code: 'unreadable-file', message: source.error.message });
    sources.push(source.value);
  }
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
    mapping: mapped.value,
    tables,
    rows: checked,
    problems: checked.flatMap(({ problems }) => problems),
  });
}

/** Two files may each have a sheet "Rooms"; a row must still say which one it stands on. */
export function withUniqueNames(sources: Source[]): SourceSheet[] {
  const taken = new Set<string>();
  return sources.flatMap((source) =>
    source.sheets.map((sheet) => {
      let name = sheet.name;
      if (taken.has(name)) name = `${source.name} ${sheet.name}`;
      for (let n = 2; taken.has(name); n++) name = `${source.name} ${sheet.name} (${n})`;
      taken.add(name);
      return { ...sheet, name };
    }),
  );
}
