import { z } from 'zod';
import { fieldName } from './fields.ts';
import { sheetKind } from './kinds.ts';
import { fileReading, sheetReading } from './reading.ts';
import { columnRef, keptShaping } from './shaping.ts';

/** The newest version of recipes that this Bellhop writes and reads. */
export const RECIPE_VERSION = 1;

const recipeName = z.string().trim().min(1).max(80);

const recipeSheet = z.object({
  kind: sheetKind,
  /** Its name in a workbook; null where it was a text file, whose name means nothing for the next one. */
  sheet: z.string().nullable().default(null),
  /** Headers of the sheet that it was made from, by which sheets alike are found again. */
  headers: z.array(z.string()),
  /** Columns that feed a field, and those that a person left out. */
  columns: z.array(z.object({ column: columnRef, field: fieldName.nullable() })).default([]),
  shapings: z.array(keptShaping).default([]),
  /** How the person had the sheet read; where the table ends is another matter in every file. */
  reading: sheetReading.omit({ lastRow: true }).default({}),
});
export type RecipeSheet = z.infer<typeof recipeSheet>;

/**
 * What a person decided about a file, for the next one of the same shape: no rows and nothing of any
 * cell, but what was typed into constants, value maps and affixes, and the headers.
 */
export const recipe = z.object({
  format: z.literal('bellhop-recipe'),
  version: z.int().min(1).max(RECIPE_VERSION),
  name: recipeName,
  /** Whose files it is for; null: anybody's. */
  account: z.string().nullable().default(null),
  property: z.string().nullable().default(null),
  brand: z.string().nullable().default(null),
  savedAt: z.iso.datetime(),
  reading: fileReading.omit({ sheets: true }).default({}),
  /** Consent to repair damaged cells in which no digit was lost. */
  repair: z.boolean().default(false),
  sheets: z.array(recipeSheet).min(1),
});
export type Recipe = z.infer<typeof recipe>;

/** Whom a recipe is for; null: anybody. */
export const recipeScope = recipe.pick({ account: true, property: true, brand: true });
export type RecipeScope = z.infer<typeof recipeScope>;
