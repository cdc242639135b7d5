import { useEffect, useState } from 'react';
import type { EventPayload } from '../../shared/contract/contract.ts';
import { useHost } from './host-context.tsx';
import { useCallMutation } from './queries.ts';

type FileWork = {
  /** Of the file that is being read just now; null before the first word of it. */
  progress: EventPayload<'files.progress'> | null;
  stopping: boolean;
  stop: () => void;
};

/** How far the reading of files is, and a way to stop it. */
export function useFileWork(): FileWork {
  const host = useHost();
  const [progress, setProgress] = useState<FileWork['progress']>(null);
  useEffect(() => host.on('files.progress', setProgress), [host]);
  const stop = useCallMutation('files.stop');
  return { progress, stopping: stop.isPending, stop: () => stop.mutate({}) };
}
