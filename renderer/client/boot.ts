import { createBrowserHost } from './browser-host.ts';
import { openSession } from './browser-session.ts';
import { createConnectionStore } from './connection.ts';
import type { ConnectionStore } from './connection.ts';
import { createElectronHost } from './electron-host.ts';
import type { Host } from './host.ts';

export type Booted =
  | { state: 'ready'; host: Host; connection: ConnectionStore }
  /** A browser tab that nobody vouches for. */
  | { state: 'no-session' }
  | { state: 'unreachable' };

/** Finds the wire of this window, once, when it opens. */
export async function boot(): Promise<Booted> {
  const connection = createConnectionStore();
  if (window.bellhop !== undefined) {
    return { state: 'ready', host: createElectronHost(window.bellhop), connection };
  }
  try {
    const token = await openSession();
    if (token === null) return { state: 'no-session' };
    // The wire lives as long as the page.
    const { signal } = new AbortController();
    return { state: 'ready', host: createBrowserHost({ token, connection, signal }), connection };
  } catch {
    return { state: 'unreachable' };
  }
}
