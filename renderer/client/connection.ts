import { useSyncExternalStore } from 'react';

/** `signed-out`: the program runs, but does not know this window (any more). */
export type Connection = 'connected' | 'lost' | 'signed-out';

export type ConnectionStore = {
  get: () => Connection;
  set: (next: Connection) => void;
  subscribe: (listener: () => void) => () => void;
};

export function createConnectionStore(): ConnectionStore {
  let state: Connection = 'connected';
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set(next) {
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useConnection(store: ConnectionStore): Connection {
  return useSyncExternalStore(store.subscribe, store.get);
}
