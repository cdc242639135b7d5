import type { ServerResponse } from 'node:http';
import type { EventHub } from '../event-hub.ts';

const HEARTBEAT_MS = 15_000;
/** A window that reads no more is cut off; it comes back and asks for what it missed. */
const UNREAD_BYTES = 4_000_000;

/**
 * Sends the app's events as lines of JSON until the window goes: `{"event":name, …}`, the
 * payload's own keys beside the name.
 * Blank lines come at once (some browsers hand over an answer only with its first bytes) and as a
 * heartbeat.
 *
 * @returns a function that ends the stream
 */
export function streamEvents(response: ServerResponse, hub: EventHub): () => void {
  const write = (line: string) => {
    if (response.writableLength > UNREAD_BYTES) response.destroy();
    else response.write(`${line}\n`);
  };
  const unlisten = hub.listen((event, payload) => write(JSON.stringify({ event, ...payload })));
  const heartbeat = setInterval(() => write(''), HEARTBEAT_MS);
  const stop = () => {
    unlisten();
    clearInterval(heartbeat);
  };
  response.on('close', stop);
  write('');
  return () => {
    stop();
    response.end();
  };
}
