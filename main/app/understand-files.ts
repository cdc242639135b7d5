import type { CallError } from '../../shared/contract/errors.ts';
import type { FieldName } from '../../shared/domain/fields.ts';
import type { SheetMapping } from '../../shared/domain/mapping.ts';
import type { SheetTable } from '../../shared/domain/plan.ts';
import type { Problem } from '../../shared/domain/problem.ts';
import type { ReadDecision, Readings } from '../../shared/domain/reading.ts';
import type { Recipe } from '../../shared/domain/recipe.ts';
import { fail, ok } from '../../shared/domain/result.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { CheckedRow, MappedRow } from '../../shared/domain/row.ts';
import type { Limits } from '../../shared/domain/settings.ts';
import type { ShapingReport, ShapingWish } from '../../shared/domain/shaping.ts';
import type { ReadNote, Source, SourceSheet } from '../../shared/domain/source.ts';
import type { RecipeNote } from '../engine/recipes/apply-recipe.ts';
import type { Decided, SheetPlace } from '../engine/recipes/make-recipe.ts';
import { personalProblems } from '../engine/understand/guard-columns.ts';
import { mapRowsInSteps } from '../engine/understand/map-rows.ts';
import { rowIndexInSteps } from '../engine/understand/row-index.ts';
import { shapingReports } from '../engine/understand/shaping-reports.ts';
import { fileKeys, readSources, unknownSheet } from './file-readings.ts';
import { mapDecided } from './map-decided.ts';
import type { AppPorts } from './ports.ts';
import { withRecipeReading } from './recipe-reading.ts';

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
  /** What was made of cells on their way to fields. */
  shaped: ShapingReport[];
  /** What a recipe is made of. */
  decided: Decided;
};

type Choices = {
  map: { field: FieldName; column: string }[];
  limits: Limits;
  /** Repair damaged cells in which no digit was lost. */
  repair: boolean;
  /** What a person decided about how the files are read. */
  reading: Readings;
  /** What fields are made of beside their columns. */
  shape: ShapingWish[];
  /** What the person says outweighs it. */
  recipe: Recipe | null;
};

/** Reads, maps and validates files that lie at these paths; no network. */
export async function understandFiles(
  ports: Pick<AppPorts, 'readSource' | 'market' | 'inTurns'>,
  paths: string[],
  choices: Choices,
): Promise<Result<Understanding, CallError>> {
  const { recipe } = choices;
  const keys = fileKeys(paths);
  const reading = withRecipeReading(recipe, keys, choices.reading);
  const read = await readSources(ports, paths, reading);
  if (!read.ok) return read;
  const sources = read.value;
  const unknown = unknownSheet(sources, choices.reading);
  if (unknown) return fail(unknown);
  const places = placedSheets(sources);
  const sheets = places.map(({ sheet }) => sheet);
  const market = await ports.market();
  const mapped = mapDecided(sheets, choices, market.vertical);
  if (!mapped.ok) return mapped;
  const { shapings } = mapped.value;
  const repair = choices.repair || recipe?.repair === true;

  const { country } = market;
  const rows: MappedRow[] = [];
  const tables: SheetTable[] = [];
  for (const mapping of mapped.value.mapping) {
    const sheet = sheets.find(({ name }) => name === mapping.sheet);
    if (!sheet || mapping.kind === null) continue;
    tables.push({ name: sheet.name, kind: mapping.kind, headers: sheet.headers });
    const steps = mapRowsInSteps(sheet, mapping, { repair, shapings, country });
    for (const row of await ports.inTurns(steps)) rows.push(row);
  }
  const index = await ports.inTurns(rowIndexInSteps(rows, { ...market, limits: choices.limits }));
  const checked = await ports.inTurns(index.rowsInSteps());
  return ok({
    sources: sources.map(({ name, sha256, bytes }) => ({ name, sha256, bytes })),
    notes: [...sources.flatMap(({ notes }) => notes), ...index.notes()],
    decisions: sources.flatMap(({ decisions }) => decisions),
    mapping: mapped.value.mapping,
    tables,
    rows: checked,
    problems: [
      ...mapped.value.notes.map(recipeProblem),
      ...sheets.flatMap((sheet) =>
        tables.some(({ name }) => name === sheet.name) ? personalProblems(sheet) : [],
      ),
      ...checked.flatMap(({ problems }) => problems),
    ],
    shaped: shapingReports(shapings, mapped.value.mapping, sheets, rows),
    decided: {
      // Without their rows, which need not be held for as long as a run takes.
      sheets: sheets.map(({ name, headers }) => ({ name, headers })),
      mapping: mapped.value.mapping,
      shapings,
      reading,
      repair,
      placeOf: (name) => placeOf(places, keys, sources, name),
    },
  });
}

/** What of a recipe has no place in the files, where the whole sheet is meant. */
function recipeProblem({ sheet, message }: RecipeNote): Problem {
  return {
    sheet,
    row: 0,
    column: null,
    field: null,
    severity: 'warning',
    code: 'recipe.does-not-fit',
    found: '',
    message,
    fix: 'Check what the columns are taken for, and keep the recipe anew if the files have changed for good.',
  };
}

function placeOf(
  places: ReturnType<typeof placedSheets>,
  keys: readonly string[],
  sources: readonly Source[],
  name: string,
): SheetPlace | null {
  const found = places.find(({ sheet }) => sheet.name === name);
  if (!found) return null;
  const { source, inFile } = found;
  return { file: keys[source] ?? '', inFile, isText: inFile === sources[source]?.name };
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
