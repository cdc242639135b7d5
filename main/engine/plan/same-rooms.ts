import type { PlanBody, Step } from '../../../shared/domain/plan.ts';
import { idPart } from './names.ts';

/**
 * Step ids of a fresh plan as a saved plan has them, for steps about rooms which the saved plan creates
 * and which exist by now: before, such a room goes by the step that creates it, afterwards by its id.
 * They are known by their path, since each of them has a step for its profile.
 */
export function savedIds(
  saved: Pick<PlanBody, 'steps'>,
  fresh: Pick<PlanBody, 'steps'>,
): (step: Step) => string {
  const created = new Map(
    saved.steps.flatMap(({ id, key, kind, write }) =>
      kind === 'unit' && write?.op === 'unit.create' ? [[key, id] as const] : [],
    ),
  );
  const known = new Map<string, string>();
  for (const { kind, id, key } of created.size === 0 ? [] : fresh.steps) {
    const room = kind === 'profile' ? created.get(key) : undefined;
    if (room !== undefined) known.set(idPart(id.slice('profile:'.length)), room);
  }
  return ({ id, kind }) => {
    if (known.size === 0) return id;
    const rest = id.slice(kind.length + 1);
    if (kind === 'profile') return `${kind}:${known.get(idPart(rest)) ?? rest}`;
    const parts = rest.split('/').map((part) => {
      const room = known.get(part);
      return room === undefined ? part : idPart(room);
    });
    return `${kind}:${parts.join('/')}`;
  };
}
