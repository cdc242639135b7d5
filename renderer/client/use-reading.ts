import { useEffect, useState } from 'react';
import type { EventPayload } from '../../shared/contract/contract.ts';
import { useHost } from './host-context.tsx';

/** What is being read of the live state just now, and how far; null before the first word of it. */
export function useReading(): EventPayload<'reading'> | null {
  const host = useHost();
  const [reading, setReading] = useState<EventPayload<'reading'> | null>(null);
  useEffect(() => host.on('reading', setReading), [host]);
  return reading;
}
