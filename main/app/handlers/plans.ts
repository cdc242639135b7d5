import type { Handlers } from '../../../shared/contract/contract.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { Plan } from '../../../shared/domain/plan.ts';
import { callError, unwritable } from '../call-errors.ts';
import { chooseProperty } from '../choose-property.ts';
import { resolveFiles, resolveTarget } from '../files.ts';
import { makePlan } from '../make-plan.ts';
import type { AppPorts } from '../ports.ts';
import { findIfAny, useRecipe } from '../recipes.ts';
import type { RunSlot } from '../run-slot.ts';
import { withSession } from '../session.ts';
import { understandFiles } from '../understand-files.ts';

/** Plans kept in memory until they are saved; a window shows a handful at most. */
const PLANS_KEPT = 5;

/** Calls that plan and write nothing to the service. */
export function planHandlers(
  ports: AppPorts,
  slot: RunSlot,
): Pick<Handlers, 'plans.make' | 'plans.save'> {
  const kept = new Map<string, Plan>();
  return {
    'plans.make': async ({ files, map, options, reading, shape, ...wish }) => {
      const paths = resolveFiles(ports, files);
      if (!paths.ok) return paths;
      const recipe = await findIfAny(ports, wish.recipe);
      if (!recipe.ok) return recipe;
      const understood = await understandFiles(ports, paths.value, {
        map,
        limits: options.limits,
        repair: options.repair,
        reading,
        shape,
        recipe: recipe.value,
      });
      if (!understood.ok) return understood;
      const { decided, mapping, notes: readNotes, decisions, shaped } = understood.value;
      const used = await useRecipe(ports, decided, { ...wish, recipe: recipe.value });
      if (!used.ok) return used;
      return slot.use(({ pause }) =>
        withSession(ports, async (session) => {
          const property = await chooseProperty(session, session.info.property, pause);
          if (!property.ok) return property;
          const { value: unit } = property;
          const made = await makePlan(ports, session, unit, understood.value, options, pause);
          if (!made.ok) return made;
          const plan = made.value;
          kept.set(plan.planHash, plan);
          for (const hash of [...kept.keys()].slice(0, -PLANS_KEPT)) kept.delete(hash);
          const traffic = { ...session.traffic };
          const read = { mapping, readNotes, decisions, shaped, recipe: used.value };
          return ok({ plan, traffic, ...read });
        }),
      );
    },

    'plans.save': async ({ planHash, to }) => {
      const plan = kept.get(planHash);
      if (!plan) return fail(callError('usage', 'That plan is no longer held; plan again.'));
      const path = resolveTarget(ports, to);
      if (!path.ok) return path;
      try {
        await ports.writePrivateText(path.value, `${JSON.stringify(plan)}\n`);
        return ok(null);
      } catch (error) {
        return fail(unwritable(path.value, error));
      }
    },
  };
}
