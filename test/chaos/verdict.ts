import ExcelJS from 'exceljs';
import { bellhop } from '../support/bellhop-process.ts';
import type { StateView } from '../../main/sandbox/state-view.ts';
import { naturalState } from '../support/natural-state.ts';

/** How a run ended that nothing disturbed: what every disturbed one must come to. */
export type Expected = {
  state: Record<string, string[]>;
  /** Outcome by sheet and row, as the job tells it. */
  rows: Map<string, string>;
  /** Milliseconds that it took, and those of them from its first write on. */
  took: number;
  sending: number;
};

/** What a disturbed run did differently. */
export type Verdict = {
  /** Objects that are there and should not be, and the other way round. */
  duplicates: string[];
  lost: string[];
  /** Anything else, in sentences. */
  problems: string[];
};

export function judgeState(expected: Expected['state'], state: StateView): Verdict {
  const actual = naturalState(state);
  const duplicates: string[] = [];
  const lost: string[] = [];
  for (const kind of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
    duplicates.push(...minus(actual[kind] ?? [], expected[kind] ?? []));
    lost.push(...minus(expected[kind] ?? [], actual[kind] ?? []));
  }
  return { duplicates, lost, problems: [] };
}

/** What one multiset has more of than another. */
function minus(all: readonly string[], less: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const line of less) left.set(line, (left.get(line) ?? 0) + 1);
  return all.filter((line) => {
    const count = left.get(line) ?? 0;
    if (count > 0) left.set(line, count - 1);
    return count === 0;
  });
}

type Line = { sheet: string; row: number; outcome: string; reason: string };

/** What became of every row of a job, and what was wrong in the telling. */
export async function rowsOf(
  job: string,
  env: Record<string, string>,
): Promise<{ rows: Map<string, string>; problems: string[] }> {
  const shown = await bellhop(['jobs', job, '--json'], env);
  if (shown.code !== 0) return { rows: new Map(), problems: [shown.stderr.trim()] };
  const { lines } = JSON.parse(shown.stdout) as { lines: Line[] };
  const rows = new Map<string, string>();
  const problems: string[] = [];
  for (const { sheet, row, outcome } of lines) {
    const key = `${sheet} ${row}`;
    if (rows.has(key)) problems.push(`${key} is told twice`);
    rows.set(key, outcome);
  }
  return { rows, problems };
}

/** The same as the results workbook has it, by the sheets of the source. */
export async function rowsOfResults(path: string): Promise<Map<string, string>> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const rows = new Map<string, string>();
  book.eachSheet((sheet) => {
    const titles = sheet.getRow(1).values as unknown[];
    const status = titles.indexOf('Status');
    if (status < 0) return;
    sheet.eachRow((row, number) => {
      if (number > 1) rows.set(`${sheet.name} ${number}`, row.getCell(status).text);
    });
  });
  return rows;
}

/** Sentences about rows that are missing, too many, or ended otherwise. */
export function compareRows(
  what: string,
  expected: ReadonlyMap<string, string>,
  rows: ReadonlyMap<string, string>,
): string[] {
  const wrong = [...expected]
    .filter(([key, outcome]) => rows.get(key) !== outcome)
    .map(([key, outcome]) => `${key} is ${rows.get(key) ?? 'missing'} instead of ${outcome}`);
  const more = [...rows.keys()].filter((key) => !expected.has(key)).map((key) => `${key} is new`);
  const all = [...wrong, ...more];
  return all.length === 0
    ? []
    : [
        `${what}: ${all.slice(0, 3).join(', ')}${all.length > 3 ? ` and ${all.length - 3} more` : ''}`,
      ];
}
