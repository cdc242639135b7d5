import type { LimitUse } from '../../../shared/domain/plan.ts';

/** One more, or one less, of something that has a limit. */
export type Taking = {
  resource: 'booksPerOrganization' | 'contactsPerBook' | 'booksPerRoom' | 'roomsPerBook';
  id: string;
  name: string;
  /** Live before the plan. */
  used: number;
  limit: number;
  atLeast?: boolean;
};

/** `claims`: steps that give back what this takes, so that they must be done before it. */
export type Taken =
  | { ok: true; claims: string[] }
  /** `full`: key of what there is no more of. */
  | { ok: false; reason: string; full: string };

export type UseCounter = {
  /** Takes one of each, or none and says which one cannot be had. */
  take(takings: readonly Taking[]): Taken;
  /** A step gives one of each back. */
  give(takings: readonly Taking[], stepId: string): void;
  all(): LimitUse[];
};

const NOUN = {
  booksPerOrganization: 'address books',
  contactsPerBook: 'contacts',
  booksPerRoom: 'address books',
  roomsPerBook: 'rooms',
} as const;

/**
 * `free`: how many fit without anything being given back, negative where there are too many already;
 * `owed`: steps that gave back what was too much; `given`: those that made room and are not claimed.
 */
type Use = { shown: LimitUse; free: number; owed: string[]; given: string[] };

/** Tells limited things apart. */
export function takingKey({ resource, id }: Pick<Taking, 'resource' | 'id'>): string {
  return `${resource} ${id}`;
}

/** Counts what a plan takes and gives back of every limited thing that it touches. */
export function createUseCounter(): UseCounter {
  const uses = new Map<string, Use>();

  function useOf(taking: Taking): Use {
    const key = takingKey(taking);
    const { resource, id, name, used, limit, atLeast = false } = taking;
    const held = uses.get(key) ?? {
      shown: { resource, id, name, used, after: used, limit, atLeast },
      free: limit - used,
      owed: [],
      given: [],
    };
    uses.set(key, held);
    return held;
  }

  return {
    take(takings) {
      for (const taking of takings) {
        const { shown, free, given } = useOf(taking);
        if (free > 0 || (free === 0 && given.length > 0)) continue;
        const reason = `${shown.name} would have ${shown.after + 1} ${NOUN[taking.resource]}, and the limit is ${shown.limit}.`;
        return { ok: false, reason, full: takingKey(taking) };
      }
      const claims = takings.flatMap((taking) => {
        const use = useOf(taking);
        use.shown.after++;
        if (use.free > 0) {
          use.free--;
          return [];
        }
        return [...use.given.splice(0, 1), ...use.owed];
      });
      return { ok: true, claims };
    },
    give(takings, stepId) {
      for (const taking of takings) {
        const use = useOf(taking);
        use.shown.after--;
        if (use.free < 0) {
          use.free++;
          use.owed.push(stepId);
        } else use.given.push(stepId);
      }
    },
    all: () => [...uses.values()].map(({ shown }) => shown),
  };
}
