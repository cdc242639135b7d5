import type { Emit } from '../ports.ts';

/**
 * Several things are read at the same time; people are told of them as one, since a figure that jumps
 * from one to the other tells nothing. The total grows as more becomes known.
 *
 * @param what the name of it all
 */
export function sumProgress(what: string, emit: Emit): Emit {
  const parts = new Map<string, { done: number; total: number }>();
  return (event) => {
    if (event.type !== 'reading') {
      emit(event);
      return;
    }
    parts.set(event.what, { done: event.done, total: event.total });
    let done = 0;
    let total = 0;
    for (const part of parts.values()) {
      done += part.done;
      total += part.total;
    }
    emit({ type: 'reading', what, done, total });
  };
}
