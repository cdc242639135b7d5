import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import type { Booted } from '../client/boot.ts';
import { HostProvider } from '../client/host-context.tsx';
import { createQueryClient } from '../client/queries.ts';
import { AnnounceProvider } from '../ui/announce.tsx';
import { NoSession } from './no-session.tsx';
import { Shell } from './shell.tsx';

/** The whole window, over the wire that was found. */
export function App(props: { booted: Booted }) {
  const { booted } = props;
  const [queries] = useState(createQueryClient);
  if (booted.state !== 'ready') return <NoSession reachable={booted.state === 'no-session'} />;
  return (
    <HostProvider host={booted.host}>
      <QueryClientProvider client={queries}>
        <AnnounceProvider>
          <Shell connection={booted.connection} />
        </AnnounceProvider>
      </QueryClientProvider>
    </HostProvider>
  );
}
