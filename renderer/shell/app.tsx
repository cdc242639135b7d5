import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { HostProvider } from '../client/host-context.tsx';
import { createQueryClient } from '../client/queries.ts';
import { AnnounceProvider } from '../ui/announce.tsx';
import { useBoot } from './boot.tsx';
import { NoSession } from './no-session.tsx';
import { Shell } from './shell.tsx';

export function App() {
  const booted = useBoot();
  const [queries] = useState(createQueryClient);
  if (booted.state === 'starting') return null;
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
