import type { FieldName } from '../../shared/domain/fields.ts';
import type { SheetMapping } from '../../shared/domain/mapping.ts';
import type { Market } from '../../shared/domain/offered.ts';
import type { Recipe } from '../../shared/domain/recipe.ts';
import { fail, ok } from '../../shared/domain/result.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { Shaping, ShapingWish } from '../../shared/domain/shaping.ts';
import type { SourceSheet } from '../../shared/domain/source.ts';
import { applyRecipe } from '../engine/recipes/apply-recipe.ts';
import type { RecipeNote } from '../engine/recipes/apply-recipe.ts';
import { CHOSEN } from '../engine/understand/assign-columns.ts';
import { mapChosen } from '../engine/understand/map-chosen.ts';
import type { ColumnChoice } from '../engine/understand/map-chosen.ts';
import { mapSheets } from '../engine/understand/map-columns.ts';
import { placeOverrides } from '../engine/understand/map-overrides.ts';
import type { Choices, MapOverride } from '../engine/understand/map-overrides.ts';
import { keepUseful, placeShapings } from '../engine/understand/place-shapings.ts';
import { fieldsOf } from '../engine/understand/shaping-feeds.ts';
import { uselessShaping, whyUseless } from '../engine/understand/useless-shaping.ts';

/** What a person decided about columns, in all the ways there are. */
export type ColumnWish = {
  /** By header or letter. */
  map: readonly MapOverride[];
  shape: readonly ShapingWish[];
  recipe: Recipe | null;
};

export type Decided = {
  mapping: SheetMapping[];
  columns: ColumnChoice[];
  shapings: Shaping[];
  /** What of the recipe has no place here. */
  notes: RecipeNote[];
};

/**
 * Maps sheets as a person decided; what they said themselves outweighs the recipe. The failure is a sentence.
 *
 * @param vertical of the account: where people are cared for, columns about them feed nothing unasked
 */
export function mapDecided(
  sheets: readonly SourceSheet[],
  { map, shape, recipe }: ColumnWish,
  vertical: Market['vertical'],
): Result<Decided, { code: 'unreadable-file' | 'usage'; message: string }> {
  const placed = placeShapings(sheets, shape);
  if (!placed.ok) return fail({ code: 'usage', message: placed.error });
  const wished = placed.value.map(({ shaping }) => shaping);
  const applied = recipe === null ? null : fromRecipe(sheets, recipe, map, wished, vertical);
  if (recipe !== null && applied === null) {
    return fail({ code: 'usage', message: suitsNothing(recipe) });
  }
  const places: Choices = new Map();
  for (const { sheet, index, field } of applied?.columns ?? []) {
    places.set(sheet, (places.get(sheet) ?? new Map<number, FieldName | null>()).set(index, field));
  }
  const all = [...(applied?.shapings ?? []), ...wished];
  const mapped = mapSheets(sheets, map, places, all, vertical);
  if (!mapped.ok) return fail({ code: 'unreadable-file', message: mapped.error.message });
  const mapping = mapped.value;

  const useful = keepUseful(mapping, placed.value, sheets);
  if (!useful.ok) return fail({ code: 'usage', message: useful.error });
  const notes = [...(applied?.notes ?? [])];
  const kept = (applied?.shapings ?? []).filter((shaping) => {
    const why = whyUseless(mapping, all, shaping, sheets);
    if (why !== null) notes.push({ sheet: shaping.sheet, message: leftOut(recipe, why) });
    return why === null;
  });
  const shapings = [...kept, ...useful.value];
  const twice = uselessShaping(mapping, shapings, sheets);
  if (twice !== null) return fail({ code: 'usage', message: twice });
  const columns = applied?.columns ?? [];
  return ok({ mapping: inItsName(mapping, columns, recipe), columns, shapings, notes });
}

/** What a recipe comes to where a person said nothing else; null where it suits no sheet. */
function fromRecipe(
  sheets: readonly SourceSheet[],
  recipe: Recipe,
  map: readonly MapOverride[],
  wished: readonly Shaping[],
  vertical: Market['vertical'],
): Omit<Decided, 'mapping'> | null {
  const { mapping } = mapChosen(sheets, [], map, wished, vertical);
  const readable = sheets.filter(({ visible, headerRow }) => visible && headerRow > 0);
  const applied = applyRecipe(
    recipe,
    readable.map(({ name, headers }) => {
      return { name, headers, kind: mapping.find(({ sheet }) => sheet === name)?.kind ?? null };
    }),
  );
  if (!applied) return null;
  const overrides = placeOverrides(readable, map);
  const said = overrides.ok ? overrides.value : new Map<string, Map<number, FieldName | null>>();
  const columns = applied.columns.filter(({ sheet, index, field }) => {
    const here = said.get(sheet);
    const makes = wished.some(
      (one) =>
        one.sheet === sheet && isMade(one) && field !== null && fieldsOf(one).includes(field),
    );
    return !makes && here?.has(index) !== true && ![...(here?.values() ?? [])].includes(field);
  });
  const shapings = applied.shapings.filter((shaping) => {
    const given = [...(said.get(shaping.sheet)?.values() ?? [])];
    const mapsIt = isMade(shaping) && fieldsOf(shaping).some((field) => given.includes(field));
    return !mapsIt && !wished.some((one) => isInPlaceOf(one, shaping));
  });
  return { columns, shapings, notes: applied.notes };
}

/** Would both say the same thing differently? */
export function isInPlaceOf(one: Shaping, other: Shaping): boolean {
  if (one.sheet !== other.sheet) return false;
  if (one.do === 'split' && other.do === 'split' && one.column === other.column) return true;
  const alike = isMade(one) ? isMade(other) : one.do === other.do;
  return alike && fieldsOf(one).some((field) => fieldsOf(other).includes(field));
}

function isMade(shaping: Shaping): boolean {
  return shaping.do === 'split' || shaping.do === 'join';
}

/** Columns that the recipe chose were not chosen by whoever reads the reason now. */
function inItsName(
  mapping: readonly SheetMapping[],
  columns: readonly ColumnChoice[],
  recipe: Recipe | null,
): SheetMapping[] {
  if (recipe === null) return [...mapping];
  return mapping.map((one) => ({
    ...one,
    columns: one.columns.map((column) =>
      column.reason === CHOSEN &&
      columns.some(({ sheet, index }) => sheet === one.sheet && index === column.index)
        ? { ...column, reason: `Recipe ${recipe.name} says so.` }
        : column,
    ),
  }));
}

function suitsNothing(recipe: Recipe): string {
  const [first] = recipe.sheets;
  const names = (first?.columns ?? []).flatMap(({ column, field }) =>
    field === null ? [] : [column.header],
  );
  return `Recipe ${recipe.name} suits no sheet of these files, since it was made for columns such as ${names.slice(0, 4).join(', ')}; leave it out, or name another.`;
}

function leftOut(recipe: Recipe | null, why: string): string {
  return `A part of recipe ${recipe?.name ?? ''} is left out: ${why}`;
}
