import type { EmitEvent, EventPayload } from '../../shared/contract/contract.ts';
import type { EventName } from '../../shared/contract/names.ts';

export type EventListener = (name: EventName, payload: EventPayload<EventName>) => void;

/** Hands the events of the app on to whoever listens, such as each open window. */
export type EventHub = {
  emit: EmitEvent;
  /** @returns a function that stops listening */
  listen(listener: EventListener): () => void;
};

export function createEventHub(): EventHub {
  const listeners = new Set<EventListener>();
  return {
    emit: (name, payload) => {
      for (const listener of Array.from(listeners)) listener(name, payload);
    },
    listen: (listener) => {
      // A wrapper, so that one function that listens twice is two listeners.
      const own: EventListener = (name, payload) => listener(name, payload);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
  };
}
