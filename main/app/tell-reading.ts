import type { EmitEvent, EventPayload } from '../../shared/contract/contract.ts';
import type { Clock, Emit } from '../engine/ports.ts';
import type { Session } from './session.ts';

/** Pushed at most this often a kind of thing read, so that a fast service does not drown the window. */
const PUSH_EVERY_MS = 100;

/**
 * Passes on how far reading is.
 *
 * @returns a listener for engine events, and `finish`, which pushes what was held back; call it
 *   however the reading ends
 */
export function tellReading(
  { clock, emit }: { clock: Pick<Clock, 'ticks'>; emit: EmitEvent },
  session: Pick<Session, 'perSecond'>,
): { hear: Emit; finish(): void } {
  const pushedAt = new Map<string, number>();
  const held = new Map<string, EventPayload<'reading'>>();
  const push = (event: EventPayload<'reading'>): void => {
    held.delete(event.what);
    pushedAt.set(event.what, clock.ticks());
    emit('reading', event);
  };
  return {
    hear: (event) => {
      if (event.type !== 'reading') return;
      const { what, done, total } = event;
      const perSecond = session.perSecond();
      const secondsLeft = perSecond === null ? null : (total - done) / perSecond;
      const told = { what, done, total, secondsLeft };
      const since = clock.ticks() - (pushedAt.get(what) ?? -Infinity);
      if (done === total || since >= PUSH_EVERY_MS) push(told);
      else held.set(what, told);
    },
    finish: () => {
      for (const event of held.values()) push(event);
    },
  };
}
