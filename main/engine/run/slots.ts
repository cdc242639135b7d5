import type { Family } from '../../../shared/domain/operations.ts';
import { readyCount } from './step-graph.ts';
import type { Lane } from './step-graph.ts';

/** Requests in flight of one family; enough for 100 a second at half a second each. */
const MOST_IN_FLIGHT = 64;
/** So many creates in a row without an answer: read first whether the service is there at all. */
const DOUBT_AFTER = 3;

/** Who may send or read just now. */
export type Slots = {
  /** Whether the lane's next batch may leave; `flush` lets it leave before it is full. */
  maySend: (lane: Lane, flush: boolean) => boolean;
  /** A list is read only while no create is in flight in it. */
  mayRead: (list: string, family: Family) => boolean;
  sending: (lane: Lane, work: () => Promise<void>) => Promise<void>;
  reading: (list: string, family: Family, work: () => Promise<void>) => Promise<void>;
  /** Whether the last request of the family was lost. */
  heard: (family: Family, lost: boolean) => void;
};

export function createSlots(): Slots {
  const inFlight = new Map<string, number>();
  const silent = new Map<Family, number>();
  const lists = new Set<string>();
  const count = (key: string): number => inFlight.get(key) ?? 0;
  const add = (key: string, by: number): unknown => inFlight.set(key, count(key) + by);

  async function holding(keys: readonly string[], work: () => Promise<void>): Promise<void> {
    for (const key of keys) add(key, 1);
    try {
      await work();
    } finally {
      for (const key of keys) add(key, -1);
    }
  }

  return {
    maySend(lane, flush) {
      const ready = readyCount(lane);
      if (ready === 0 || count(lane.family) >= MOST_IN_FLIGHT || lists.has(lane.key)) return false;
      if (ready < lane.size && lane.coming > 0 && !flush) return false;
      const lossy = lane.line[lane.head]?.list !== null;
      return !lossy || (silent.get(lane.family) ?? 0) < DOUBT_AFTER;
    },
    mayRead: (list, family) =>
      !lists.has(list) && count(list) === 0 && count(family) < MOST_IN_FLIGHT,
    sending: (lane, work) => holding([lane.key, lane.family], work),
    async reading(list, family, work) {
      lists.add(list);
      try {
        await holding([family], work);
      } finally {
        lists.delete(list);
        silent.delete(family);
      }
    },
    heard(family, lost) {
      if (lost) silent.set(family, (silent.get(family) ?? 0) + 1);
      else silent.delete(family);
    },
  };
}
