import { useState } from 'react';
import type { Host } from './host.ts';
import { useHost } from './host-context.tsx';

/**
 * Asks where a file shall go, has it written, and hands it over.
 * @param write writes to the target; answers an error's sentence, or null when all is well.
 * @returns `cancelled` where the person thought better of it.
 */
export async function writeFile(
  host: Host,
  name: string,
  write: (to: string) => Promise<string | null>,
): Promise<{ kind: 'written' | 'cancelled' } | { kind: 'trouble'; message: string }> {
  const target = await host.call('files.target', { suggestedName: name });
  if (!target.ok) return { kind: 'trouble', message: target.error.message };
  if (target.value === null) return { kind: 'cancelled' };
  const trouble = await write(target.value);
  if (trouble !== null) return { kind: 'trouble', message: trouble };
  try {
    await host.deliver(target.value, name);
  } catch (error) {
    return { kind: 'trouble', message: error instanceof Error ? error.message : String(error) };
  }
  return { kind: 'written' };
}

/** `writeFile` for a button: whether it is under way, and what went wrong last. */
export function useWriteFile() {
  const host = useHost();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  return {
    busy,
    trouble,
    async write(name: string, to: (target: string, host: Host) => Promise<string | null>) {
      setBusy(true);
      const end = await writeFile(host, name, (target) => to(target, host));
      setBusy(false);
      setTrouble(end.kind === 'trouble' ? end.message : null);
      return end.kind;
    },
  };
}
