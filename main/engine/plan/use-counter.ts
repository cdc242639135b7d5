import type { LimitUse } from '../../../shared/domain/plan.ts';

/** One more of something that has a limit. */
export type Taking = {
  resource: 'booksPerOrganization' | 'contactsPerBook' | 'booksPerRoom' | 'roomsPerBook';
  id: string;
  name: string;
  /** Live before the plan. */
  used: number;
  limit: number;
  atLeast?: boolean;
};

export type UseCounter = {
  /** Takes one, or says why it cannot be had. */
  take(taking: Taking): string | null;
  /** Takes one of each, or none. */
  takeAll(takings: readonly Taking[]): string | null;
  all(): LimitUse[];
};

const NOUN = {
  booksPerOrganization: 'address books',
  contactsPerBook: 'contacts',
  booksPerRoom: 'address books',
  roomsPerBook: 'rooms',
} as const;

/** Counts what a plan takes of every limited thing that it touches. */
export function createUseCounter(): UseCounter {
  const uses = new Map<string, LimitUse>();

  function useOf(taking: Taking): LimitUse {
    const key = `${taking.resource} ${taking.id}`;
    const { resource, id, name, used, limit, atLeast = false } = taking;
    const held = uses.get(key) ?? { resource, id, name, used, after: used, limit, atLeast };
    uses.set(key, held);
    return held;
  }

  function takeAll(takings: readonly Taking[]): string | null {
    for (const taking of takings) {
      const { name, after, limit } = useOf(taking);
      if (after + 1 > limit) {
        return `${name} would have ${after + 1} ${NOUN[taking.resource]}, and the limit is ${limit}.`;
      }
    }
    for (const taking of takings) useOf(taking).after++;
    return null;
  }

  return {
    take: (taking) => takeAll([taking]),
    takeAll,
    all: () => [...uses.values()],
  };
}
