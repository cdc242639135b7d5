import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Draft } from '../../../shared/contract/calls/drafts.ts';
import type { Readings } from '../../../shared/domain/reading.ts';
import { useCallMutation } from '../../client/queries.ts';
import { useAnnounce } from '../../ui/announce.tsx';
import { countOf } from '../../ui/format.ts';

/** Reads the files of a job as the person decides, and says what became of it. */
export function useReadingChoice(job: string) {
  const announce = useAnnounce();
  const queries = useQueryClient();
  const [lost, setLost] = useState<string | null>(null);
  const read = useCallMutation('drafts.read', {
    inTurn: true,
    invalidates: ['rows.page', 'plan.view', 'drafts.preview'],
    onSuccess: ({ lost: gone, ...draft }, _input, client) => {
      client.setQueryData(['drafts.open', { job }], draft);
      setLost(gone);
    },
  });
  return {
    busy: read.isPending,
    /** Null where nothing went wrong; that a person stopped it is nothing wrong. */
    error: read.error?.code === 'stopped' ? null : read.error,
    /** What the last change lost, in sentences. */
    lost,
    forget: () => setLost(null),
    /**
     * @param change from what was decided so far, which another choice may just have changed
     * @param what was decided, in a sentence
     */
    choose(change: (before: Readings) => Readings, what: string): void {
      const draft = queries.getQueryData<Draft>(['drafts.open', { job }]);
      if (draft === undefined) return;
      setLost(null);
      read.mutate(
        { job, reading: change(draft.reading) },
        {
          onSuccess: ({ rows, lost: gone }) =>
            announce([what, `${countOf(rows, 'row')} read.`, gone].filter(Boolean).join(' ')),
          onError: ({ message }) => announce(`The files are read as before. ${message}`),
        },
      );
    },
  };
}
