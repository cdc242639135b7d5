import type { SheetTable } from '../../shared/domain/plan.ts';
import type { LiveState } from '../../shared/domain/live.ts';
import type { CheckedRow, MappedRow } from '../../shared/domain/row.ts';
import { limits, planOptions } from '../../shared/domain/settings.ts';
import type { PlanOptions } from '../../shared/domain/settings.ts';
import type { SourceSheet } from '../../shared/domain/source.ts';
import type { WorkbookSpec } from '../../shared/domain/workbook.ts';
import { planChanges } from '../../main/engine/plan/plan-changes.ts';
import type { PlannedChanges } from '../../main/engine/plan/plan-changes.ts';
import { readForPlan } from '../../main/engine/read/read-for-plan.ts';
import { checkRows } from '../../main/engine/understand/check-rows.ts';
import { mapSheets } from '../../main/engine/understand/map-columns.ts';
import { mapRows } from '../../main/engine/understand/map-rows.ts';
import { serveLive } from './serve-live.ts';

/** The sheets as reading the workbook's file gives them: what is written as text comes back as text. */
export function sourceSheets(workbook: WorkbookSpec): SourceSheet[] {
  return workbook.sheets.map(({ name, columns, rows }) => ({
    name,
    visible: true,
    headerRow: 1,
    headers: columns.map(({ title }) => title),
    rows: [...rows].map((cells, at) => ({
      number: at + 2,
      cells: cells.map((cell) =>
        typeof cell === 'number' ? { type: 'number', raw: String(cell) } : (cell ?? ''),
      ),
    })),
  }));
}

export type Understood = { mapped: MappedRow[]; rows: CheckedRow[]; tables: SheetTable[] };

/** What Bellhop makes of sheets before anything live is known, as its commands do. */
export function understand(sheets: SourceSheet[]): Understood {
  const mapping = mapSheets(sheets, []);
  if (!mapping.ok) throw new Error(mapping.error.message);
  const mapped: MappedRow[] = [];
  const tables: SheetTable[] = [];
  for (const one of mapping.value) {
    const sheet = sheets.find(({ name }) => name === one.sheet);
    if (!sheet || one.kind === null) continue;
    tables.push({ name: sheet.name, kind: one.kind, headers: sheet.headers });
    mapped.push(...mapRows(sheet, one));
  }
  const context = { country: null, vertical: null, limits: limits.parse({}) };
  return { mapped, rows: checkRows(mapped, context), tables };
}

/** The plan of a workbook for a live state, and what reading for it asked of the service. */
export async function planOf(
  workbook: WorkbookSpec,
  live: LiveState,
  chosen: Partial<PlanOptions> = {},
): Promise<PlannedChanges & Understood & { requests: string[] }> {
  const understood = understand(sourceSheets(workbook));
  const options: PlanOptions = { ...planOptions.parse({}), ...chosen };
  const { call, requests } = serveLive(live);
  const read = await readForPlan({
    call,
    property: live.property,
    rows: understood.rows.filter((row) => row.state === 'valid'),
    options,
    emit: () => {},
    now: () => 0,
    signal: new AbortController().signal,
  });
  if (!read.ok) throw new Error(`${read.error.operation} ended the reading.`);
  const planned = planChanges({
    rows: understood.rows,
    sheets: understood.tables,
    live: read.value,
    options,
    requestsPerSecond: null,
  });
  return { ...planned, ...understood, requests };
}
