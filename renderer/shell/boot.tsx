import { useEffect, useState } from 'react';
import { createBrowserHost } from '../client/browser-host.ts';
import { openSession } from '../client/browser-session.ts';
import { createConnectionStore } from '../client/connection.ts';
import type { ConnectionStore } from '../client/connection.ts';
import { createElectronHost } from '../client/electron-host.ts';
import type { Host } from '../client/host.ts';

type Booted =
  | { state: 'starting' }
  | { state: 'no-session' }
  | { state: 'unreachable' }
  | { state: 'ready'; host: Host; connection: ConnectionStore };

async function boot(signal: AbortSignal): Promise<Booted> {
  const connection = createConnectionStore();
  if (window.bellhop !== undefined) {
    return { state: 'ready', host: createElectronHost(window.bellhop), connection };
  }
  try {
    const token = await openSession();
    if (token === null) return { state: 'no-session' };
    return { state: 'ready', host: createBrowserHost({ token, connection, signal }), connection };
  } catch {
    return { state: 'unreachable' };
  }
}

/** Finds the wire of this window once, when it opens. */
export function useBoot(): Booted {
  const [booted, setBooted] = useState<Booted>({ state: 'starting' });
  useEffect(() => {
    const closed = new AbortController();
    void boot(closed.signal).then((next) => {
      if (!closed.signal.aborted) setBooted(next);
    });
    return () => closed.abort();
  }, []);
  return booted;
}
