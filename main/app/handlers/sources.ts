import type { Handlers } from '../../../shared/contract/contract.ts';
import { ok } from '../../../shared/domain/result.ts';
import type { FileWork } from '../file-work.ts';
import { resolveFiles } from '../files.ts';
import type { AppPorts } from '../ports.ts';
import { findIfAny, useRecipe } from '../recipes.ts';
import { understandFiles } from '../understand-files.ts';

/** Calls that read files and touch no network. */
export function sourceHandlers(
  ports: AppPorts,
  work: FileWork,
): Pick<Handlers, 'sources.check' | 'files.stop'> {
  return {
    'files.stop': async () => {
      work.stop();
      return ok(null);
    },

    'sources.check': async ({ files, map, limits, repair, reading, shape, ...wish }) => {
      const paths = resolveFiles(ports, files);
      if (!paths.ok) return paths;
      const recipe = await findIfAny(ports, wish.recipe);
      if (!recipe.ok) return recipe;
      const choices = { map, limits, repair, reading, shape, recipe: recipe.value };
      const understood = await understandFiles(ports, paths.value, choices);
      if (!understood.ok) return understood;
      const { rows, mapping, problems, notes, decisions, shaped, decided } = understood.value;
      const used = await useRecipe(ports, decided, { ...wish, recipe: recipe.value });
      if (!used.ok) return used;
      const count = (severity: string) =>
        problems.filter((problem) => problem.severity === severity).length;
      return ok({
        rows: rows.length,
        errors: count('error'),
        warnings: count('warning'),
        mapping,
        problems,
        notes,
        decisions,
        shaped,
        recipe: used.value,
      });
    },
  };
}
