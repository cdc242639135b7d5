import { isStatusTitle, STATUS_TITLES } from '../../../shared/domain/fields.ts';
import { SHEETS } from '../../../shared/domain/sheets.ts';
import type { ReportLine } from '../../../shared/domain/job.ts';
import { OUTCOMES } from '../../../shared/domain/kinds.ts';
import type { PlanBody, PlannedRow, SheetTable } from '../../../shared/domain/plan.ts';
import type { ColumnSpec, SheetSpec, WorkbookSpec } from '../../../shared/domain/workbook.ts';
import { countOutcomes } from './report.ts';

const MIN_WIDTH = 8;
const MAX_WIDTH = 40;
/** Rows looked at for the width of a column; the rest rarely differs. */
const ROWS_MEASURED = 200;

const STATUS_COLUMNS: readonly ColumnSpec[] = [
  { title: STATUS_TITLES[0], width: 12, type: 'text', status: true },
  { title: STATUS_TITLES[1], width: 60, type: 'text' },
  { title: STATUS_TITLES[2], width: 24, type: 'text' },
];

/**
 * The sheets of the source with the outcome beside every row, and a summary sheet at the end.
 * Columns keep their order and names, so that it can be read in again; status columns of an
 * earlier run give way to the new ones.
 */
export function resultsWorkbook(
  plan: Pick<PlanBody, 'sheets' | 'rows'>,
  lines: readonly ReportLine[],
): WorkbookSpec {
  const byKey = new Map(lines.map((line) => [line.key, line]));
  const sheets = plan.sheets.map((table) =>
    resultSheet(
      table,
      plan.rows.filter(({ sheet }) => sheet === table.name),
      byKey,
    ),
  );
  const names = new Set(plan.sheets.map(({ name }) => name.toLowerCase()));
  return { sheets: [...sheets, summarySheet(freeName('Summary', names), plan.sheets, lines)] };
}

function resultSheet(
  table: SheetTable,
  rows: readonly PlannedRow[],
  lines: ReadonlyMap<string, ReportLine>,
): SheetSpec {
  const wide = rows.reduce((most, { cells }) => Math.max(most, cells.length), table.headers.length);
  const kept = Array.from({ length: wide }, (_, at) => at).filter(
    (at) => !isStatusTitle(table.headers[at] ?? ''),
  );
  const columns = kept.map((at): ColumnSpec => {
    const title = table.headers[at] ?? '';
    const width = widthOf(title, rows, at);
    return { title, width, type: 'text', ...(isHidden(title) && { hidden: true }) };
  });
  return {
    name: table.name,
    columns: [...columns, ...STATUS_COLUMNS],
    rows: rows.map((row) => {
      const line = lines.get(row.key);
      return [
        ...kept.map((at) => row.cells[at] ?? ''),
        line?.outcome ?? '',
        line?.reason ?? '',
        line?.remoteIds.join('; ') ?? '',
      ];
    }),
  };
}

function summarySheet(
  name: string,
  tables: readonly SheetTable[],
  lines: readonly ReportLine[],
): SheetSpec {
  const bySheet = new Map<string, ReportLine[]>(tables.map((table) => [table.name, []]));
  for (const line of lines) {
    const there = bySheet.get(line.sheet);
    if (there) there.push(line);
    else bySheet.set(line.sheet, [line]);
  }
  return {
    name,
    columns: [
      { title: 'Sheet', width: 30, type: 'text' },
      numberColumn('Rows'),
      ...OUTCOMES.map((outcome) => numberColumn(outcome[0]?.toUpperCase() + outcome.slice(1))),
    ],
    rows: [
      ...[...bySheet].map(([sheet, of]) => [sheet, ...figures(of)]),
      ['All sheets', ...figures(lines)],
    ],
  };
}

function figures(lines: readonly ReportLine[]): number[] {
  const counts = countOutcomes(lines);
  return [lines.length, ...OUTCOMES.map((outcome) => counts[outcome])];
}

function numberColumn(title: string): ColumnSpec {
  return { title, width: 12, type: 'number' };
}

function isHidden(title: string): boolean {
  return SHEETS.some(({ fields }) =>
    fields.some((field) => field.hidden === true && field.title === title),
  );
}

function widthOf(title: string, rows: readonly PlannedRow[], at: number): number {
  const lengths = rows.slice(0, ROWS_MEASURED).map(({ cells }) => cells[at]?.length ?? 0);
  return Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, title.length + 2, ...lengths));
}

/** Sheet names are unique whatever their case. */
function freeName(wish: string, taken: ReadonlySet<string>): string {
  let name = wish;
  for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = `${wish} ${n}`;
  return name;
}
