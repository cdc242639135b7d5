import { useEffect, useState } from 'react';
import { useHost } from '../../client/host-context.tsx';

export type PaceEntry = { at: number; reason: string };

const KEPT = 30;

/** Why the pace changed, newest first, since this screen was opened. */
export function usePaceLog(): readonly PaceEntry[] {
  const host = useHost();
  const [entries, setEntries] = useState<readonly PaceEntry[]>([]);
  useEffect(
    () =>
      host.on('pace', ({ reason }) =>
        setEntries((before) => [{ at: Date.now(), reason }, ...before].slice(0, KEPT)),
      ),
    [host],
  );
  return entries;
}
