/** What came in and went out since the start or the last reset. */
export type RequestCounts = {
  total: number;
  /** Of the operations, and of `token`, `authorize` and `unknown`; `/_sandbox/` is not counted. */
  byOperation: Record<string, number>;
  /** By HTTP status; `reset` where the connection was broken instead of answered. */
  byStatus: Record<string, number>;
  throttled: number;
  /** Faults that struck, by kind. */
  faults: Record<string, number>;
  /** Changes that requests and colleagues made, such as `contact created`. */
  effects: Record<string, number>;
};

export type Counters = {
  arrived(operation: string): void;
  answered(status: number | 'reset'): void;
  throttled(): void;
  fault(kind: string): void;
  view(effects: ReadonlyMap<string, number>): RequestCounts;
  reset(): void;
};

const up = (counts: Record<string, number>, key: string): void => {
  counts[key] = (counts[key] ?? 0) + 1;
};

const fresh = (): Omit<RequestCounts, 'effects'> => ({
  total: 0,
  byOperation: {},
  byStatus: {},
  throttled: 0,
  faults: {},
});

export function createCounters(): Counters {
  let counts = fresh();
  return {
    arrived(operation) {
      counts.total += 1;
      up(counts.byOperation, operation);
    },
    answered: (status) => up(counts.byStatus, String(status)),
    throttled() {
      counts.throttled += 1;
    },
    fault: (kind) => up(counts.faults, kind),
    view: (effects) => ({ ...structuredClone(counts), effects: Object.fromEntries(effects) }),
    reset() {
      counts = fresh();
    },
  };
}
