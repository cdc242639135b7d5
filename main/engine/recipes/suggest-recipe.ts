import type { Recipe } from '../../../shared/domain/recipe.ts';
import { fitOf } from './fit-recipe.ts';
import type { Fit, ShapedSheet } from './fit-recipe.ts';

/** A recipe that may suit files, and why. */
export type RecipeHint = {
  name: string;
  /** What the headers have in common, 0 to 1. */
  score: number;
  /** Every sheet that it suits has the very columns that it was made from. */
  exact: boolean;
  /** One sentence for people. */
  why: string;
};

const LEAST_SCORE = 0.6;

/**
 * The recipe that suits sheets best, by their columns and never by the name of a file. Only one that
 * finds all the columns it uses is offered, and only to those for whom it was kept.
 */
export function suggestRecipe(
  recipes: readonly Recipe[],
  sheets: readonly ShapedSheet[],
  whose: { account: string | null; property: string | null },
): RecipeHint | null {
  const hints = recipes
    .filter(({ account, property }) => isFor(account, whose.account, property, whose.property))
    .flatMap((recipe) => {
      const fits = sheets
        .map((sheet) => fitOf(recipe, sheet))
        .filter((fit): fit is Fit => fit !== null && fit.missing.length === 0);
      const score = Math.max(0, ...fits.map((fit) => fit.score));
      if (score < LEAST_SCORE) return [];
      const exact = fits.every((fit) => fit.exact);
      const hint = { name: recipe.name, score, exact, why: whyOf(recipe, exact, score) };
      return [{ hint, suits: fits.length, recipe }];
    });
  const best = hints.toSorted(
    (a, b) =>
      Number(b.hint.exact) - Number(a.hint.exact) ||
      b.suits - a.suits ||
      b.hint.score - a.hint.score ||
      // Of two alike, the one kept for fewer, then the one kept last.
      narrowness(b.recipe) - narrowness(a.recipe) ||
      b.recipe.savedAt.localeCompare(a.recipe.savedAt),
  )[0];
  return best?.hint ?? null;
}

function isFor(
  account: string | null,
  mine: string | null,
  property: string | null,
  here: string | null,
): boolean {
  return (account === null || account === mine) && (property === null || property === here);
}

function narrowness({ account, property, brand }: Recipe): number {
  return [property, account, brand].filter((one) => one !== null).length;
}

function whyOf(recipe: Recipe, exact: boolean, score: number): string {
  return exact
    ? `The file has the same columns as the one that recipe ${recipe.name} was kept from.`
    : `The file has all the columns that recipe ${recipe.name} uses, and ${Math.round(score * 100)} % of the words of its headers are the same.`;
}
