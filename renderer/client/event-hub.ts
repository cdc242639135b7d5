import type { EventPayload } from '../../shared/contract/contract.ts';
import type { EventName } from '../../shared/contract/names.ts';

type Listener = (payload: unknown) => void;

export type EventHub = {
  on: <K extends EventName>(name: K, listener: (payload: EventPayload<K>) => void) => () => void;
  emit: (name: string, payload: unknown) => void;
};

/** Listeners by event name. Main has checked the payloads already. */
export function createEventHub(): EventHub {
  const listeners = new Map<string, Set<Listener>>();
  return {
    on(name, listener) {
      const set = listeners.get(name) ?? new Set<Listener>();
      listeners.set(name, set);
      set.add(listener as Listener);
      return () => set.delete(listener as Listener);
    },
    emit(name, payload) {
      for (const listener of listeners.get(name) ?? []) listener(payload);
    },
  };
}
