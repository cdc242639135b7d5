import { useState } from 'react';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import type { SheetKind } from '../../../shared/domain/kinds.ts';
import { useHost } from '../../client/host-context.tsx';
import { writeFile } from '../../client/write-file.ts';
import { useAnnounce } from '../../ui/announce.tsx';
import { USUAL_KINDS, exportName, exportedSentence } from './export-words.ts';

export type Exported = { name: string } & CallOutput<'exports.write'>;
type Work =
  | { step: 'idle' }
  | { step: 'reading' }
  | ({ step: 'done' } & Exported)
  | { step: 'trouble'; message: string };

/** From the choice of kinds to a file in the person's hands. */
export function useExport() {
  const host = useHost();
  const announce = useAnnounce();
  const [state, setState] = useState<Work>({ step: 'idle' });

  async function start(choice: {
    kinds: readonly SheetKind[];
    format: 'xlsx' | 'csv';
    allBooks: boolean;
    property: string;
  }): Promise<void> {
    const name = exportName(choice.property, choice.format, new Date());
    const { format, allBooks } = choice;
    const inbound = choice.kinds.includes('inboundCalling');
    // Of all that is live, what a country does not offer is left out without a fuss.
    const all = USUAL_KINDS.every((kind) => choice.kinds.includes(kind));
    const only = all ? null : [...choice.kinds];
    let written: CallOutput<'exports.write'> | null = null;
    const end = await writeFile(host, name, async (to) => {
      setState({ step: 'reading' });
      const reply = await host.call('exports.write', { to, format, only, inbound, allBooks });
      if (!reply.ok) return reply.error.message;
      written = reply.value;
      return null;
    });
    if (end.kind === 'trouble') setState({ step: 'trouble', message: end.message });
    else if (end.kind === 'cancelled' || written === null) setState({ step: 'idle' });
    else setState(doneWith(name, written));
  }

  function doneWith(name: string, written: CallOutput<'exports.write'>): Work {
    announce(exportedSentence(written.counts));
    return { step: 'done', name, ...written };
  }
  return { state, start };
}
