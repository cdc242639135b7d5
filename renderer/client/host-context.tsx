import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import type { Host } from './host.ts';

const HostContext = createContext<Host | null>(null);

export function HostProvider(props: { host: Host; children: ReactNode }) {
  return <HostContext value={props.host}>{props.children}</HostContext>;
}

/** The wire to the program. Only below a HostProvider. */
export function useHost(): Host {
  const host = useContext(HostContext);
  if (host === null) throw new Error('useHost is used outside of HostProvider');
  return host;
}
