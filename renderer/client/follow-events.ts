import type { CallError } from '../../shared/contract/errors.ts';
import { readLines } from './read-lines.ts';

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 5_000;

/** How long to wait before the try after `failures` ones in a row, in milliseconds. */
export function backOff(failures: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** failures, LONGEST_WAIT_MS);
}

/** Reads one line of the stream: the name of the event beside its payload; blank is a heartbeat. */
export function parseEvent(line: string): { name: string; payload: unknown } | null {
  if (line.trim() === '' || line.startsWith(':')) return null;
  const { event, ...payload } = JSON.parse(line) as { event: string };
  return { name: event, payload };
}

/**
 * Holds the stream of events open and opens it again, with growing pauses, until the signal.
 * `open` may answer with an error of its own, such as a window that is signed out.
 */
export async function followEvents(given: {
  open: () => Promise<Response | CallError>;
  onConnected: () => void;
  onLost: () => void;
  onEvent: (name: string, payload: unknown) => void;
  signal: AbortSignal;
  /** Resolves after so many milliseconds. */
  wait: (ms: number) => Promise<void>;
}): Promise<void> {
  for (let failures = 0; !given.signal.aborted; failures += 1) {
    const reply = await given.open();
    if (reply instanceof Response && reply.ok && reply.body !== null) {
      failures = 0;
      given.onConnected();
      try {
        for await (const line of readLines(reply.body)) {
          const event = parseEvent(line);
          if (event !== null) given.onEvent(event.name, event.payload);
        }
      } catch {
        // The stream broke off; it is opened again below.
      }
      if (!given.signal.aborted) given.onLost();
    } else if (reply instanceof Response) {
      given.onLost();
    }
    await given.wait(backOff(failures));
  }
}
