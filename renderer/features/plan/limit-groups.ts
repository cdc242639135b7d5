import { limitWords } from '../../../shared/domain/limit-words.ts';
import type { LimitUse } from '../../../shared/domain/plan.ts';
import { capitalised } from '../../ui/format.ts';

/** From this share a limit is near. */
const NEAR = 0.8;

export type LimitGroup = {
  resource: string;
  title: string;
  fullest: LimitUse;
  /** How many are counted against this limit. */
  objects: number;
  near: number;
  over: number;
};

/** Limits by what they count, each with its fullest object; the most pressing group first. */
export function limitGroups(limits: readonly LimitUse[]): LimitGroup[] {
  const groups = new Map<string, LimitUse[]>();
  for (const use of limits) {
    const group = groups.get(use.resource);
    if (group === undefined) groups.set(use.resource, [use]);
    else group.push(use);
  }
  return [...groups]
    .flatMap(([resource, uses]) => {
      const [fullest] = [...uses].sort((a, b) => share(b) - share(a));
      if (fullest === undefined) return [];
      return {
        resource,
        title: capitalised(limitWords(resource)),
        fullest,
        objects: uses.length,
        near: uses.filter((use) => share(use) >= NEAR && share(use) <= 1).length,
        over: uses.filter((use) => share(use) > 1).length,
      };
    })
    .sort((a, b) => share(b.fullest) - share(a.fullest));
}

/** How full it will be; 1 is full. */
export function share(use: Pick<LimitUse, 'after' | 'limit'>): number {
  return use.after / use.limit;
}
