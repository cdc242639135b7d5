import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CallInput, CallOutput } from '../../shared/contract/contract.ts';
import type { FieldName } from '../../shared/domain/fields.ts';
import { limits } from '../../shared/domain/settings.ts';
import type { Problem } from '../../shared/domain/problem.ts';
import type { SheetMapping } from '../../shared/domain/mapping.ts';
import type { CheckedRow, RowData } from '../../shared/domain/row.ts';
import type { Source } from '../../shared/domain/source.ts';
import type { AppPorts } from '../../main/app/ports.ts';
import { understandFiles } from '../../main/app/understand-files.ts';
import { createApp } from '../../main/app/create-app.ts';
import { nodePorts } from '../../main/hosts/node-ports.ts';
import { FILES } from './expected.ts';
import type { ExpectedFile, ExpectedSheet } from './expected.ts';

/** Everything that an expectation speaks of. */
export type Outcome = Pick<ExpectedFile, 'text' | 'unsure' | 'notes' | 'sheets'> & {
  /** The sentence with which the file was refused. */
  refused?: string;
};

export type Reader = {
  read(name: string, expected: ExpectedFile): Promise<Outcome>;
  bugs: unknown[];
  close(): Promise<void>;
};

/** The app as the command line has it, over real files and the reading worker. */
export async function corpusReader(): Promise<Reader> {
  const home = await mkdtemp(join(tmpdir(), 'bellhop-corpus-'));
  const bugs: unknown[] = [];
  const { ports, close } = await nodePorts({
    env: { BELLHOP_HOME: home },
    allowHosts: [],
    pathOf: (id) => id,
    emit: () => {},
  });
  return {
    bugs,
    read: (name, expected) => readFile(ports, name, expected, bugs),
    close: async () => {
      await close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function readFile(
  ports: AppPorts,
  name: string,
  { country = 'US', vertical = 'hospitality' }: ExpectedFile,
  bugs: unknown[],
): Promise<Outcome> {
  const path = fileURLToPath(new URL(encodeURIComponent(name), FILES));
  // Read once: the same answer serves the call and the look at its rows.
  const reading = ports.readSource(path);
  const own: AppPorts = {
    ...ports,
    readSource: () => reading,
    market: async () => ({ country, vertical }),
  };
  const app = createApp(own, (error) => void bugs.push(error));
  const input: CallInput<'sources.check'> = {
    files: [path],
    map: [],
    limits: {},
    repair: false,
    reading: {},
  };
  const checked = await app('sources.check', input);
  if (!checked.ok) return { refused: checked.error.message };
  const source = await reading;
  if (!source.ok) throw new Error('A file that was refused came through.');
  const plain = await rowsOf(own, path, false);
  const repaired = await rowsOf(own, path, true);
  const { decisions, mapping, notes } = checked.value;
  const names = new Set(mapping.map(({ sheet }) => sheet));
  return {
    text: Object.fromEntries(
      decisions.filter(({ sheet }) => sheet === null).map(({ what, value }) => [what, value]),
    ),
    unsure: decisions.filter(({ sure }) => !sure).map(({ what }) => what),
    notes: notes.flatMap((note) => (names.has(note.sheet) ? [] : note.code)),
    sheets: Object.fromEntries(
      plain.mapping.map((mapping) => [
        mapping.sheet,
        outcomeOf(source.value, mapping, checked.value, plain.rows, repaired.rows),
      ]),
    ),
  };
}

async function rowsOf(ports: AppPorts, path: string, repair: boolean) {
  const choices = {
    map: [],
    limits: limits.parse({}),
    repair,
    reading: {},
    shape: [],
    recipe: null,
  };
  const understood = await understandFiles(ports, [path], choices);
  if (!understood.ok) throw new Error(understood.error.message);
  return understood.value;
}

function outcomeOf(
  source: Source,
  mapping: SheetMapping,
  checked: CallOutput<'sources.check'>,
  plain: readonly CheckedRow[],
  repaired: readonly CheckedRow[],
): ExpectedSheet {
  const { sheet: name, columns } = mapping;
  const sheet = source.sheets.find((one) => one.name === name);
  const { headerRow = 0, headerRows = 1 } = sheet ?? {};
  const header = headerRow === 0 ? [] : [0, 1, 2].slice(0, headerRows).map((at) => headerRow + at);
  const rows = plain.filter((row) => row.sheet === name);
  const known = new Set([...header, ...(sheet?.rows.map(({ number }) => number) ?? [])]);
  const preview = source.previews.find((one) => one.name === name);
  const raw = [...(preview?.first ?? []), ...(preview?.last ?? [])];
  const valuesOf = (of: readonly CheckedRow[]) =>
    Object.fromEntries(
      of.filter((row) => row.sheet === name).map((row) => [row.row, valuesOfRow(row, mapping)]),
    );
  const decisions = checked.decisions.filter((decision) => decision.sheet === name);
  const personal = columns.filter(({ reason }) => reason.includes('seems to hold'));
  return {
    kind: mapping.kind,
    header,
    rows: rows.length,
    columns: Object.fromEntries(
      columns.flatMap(({ column, field }) => (field === null ? [] : [[column, field]])),
    ),
    values: valuesOf(plain),
    repaired: valuesOf(repaired),
    left: raw.map(({ number }) => number).filter((number) => !known.has(number)),
    personal: personal.map(({ column }) => column),
    decisions: Object.fromEntries(decisions.map(({ what, value }) => [what, value])),
    notes: checked.notes.flatMap((note) => (note.sheet === name ? note.code : [])).toSorted(),
    problems: checked.problems.filter((one) => one.sheet === name).map(problemLine),
  };
}

function problemLine({ severity, row, column, code }: Problem): string {
  return `${severity} ${row} ${column ?? '-'} ${code}`;
}

/** What would be sent of a valid row; of another what its cells show. */
function valuesOfRow(
  row: CheckedRow,
  { columns }: SheetMapping,
): Partial<Record<FieldName, string>> {
  if (row.state === 'valid') return fieldsOf(row.data);
  return Object.fromEntries(
    columns.flatMap(({ field, index }) => {
      const text = row.cells[index] ?? '';
      return field === null || text === '' ? [] : [[field, text]];
    }),
  );
}

/** Lists as a person would write them into the cells: numbers one by one, all else in one cell. */
function fieldsOf(data: RowData): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [key, value] of Object.entries(data)) {
    if (key === 'kind' || (key === 'action' && value === 'upsert')) continue;
    if (typeof value === 'string') fields[key] = value;
    if (!Array.isArray(value)) continue;
    if (key === 'phones') value.forEach((phone, at) => (fields[`phone${at + 1}`] = phone));
    else if (value.length > 0) fields[key === 'extensions' ? 'extension' : key] = value.join('; ');
  }
  return fields;
}
