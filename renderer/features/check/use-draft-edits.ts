import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { CallName } from '../../../shared/contract/names.ts';
import { askHost } from '../../client/queries.ts';
import { useHost } from '../../client/host-context.tsx';
import { countOf } from '../../ui/format.ts';
import type { CellEdit } from '../../ui/grid/grid-row.ts';
import type { RowSource } from '../../ui/grid/row-source.ts';
import { leftSentence } from './check-words.ts';

type EditCall = Extract<CallName, 'rows.edit' | 'rows.undo' | 'rows.redo'>;

/**
 * Edits, undo and redo of a job's rows. They leave one after the other, in the order in which they
 * were made, since each is one step of undo.
 *
 * @param onNotice told what was done, in one sentence, or why it was not
 */
export function useDraftEdits(job: string, source: RowSource, onNotice: (text: string) => void) {
  const host = useHost();
  const queries = useQueryClient();
  const [waiting, setWaiting] = useState(0);
  const turn = useRef<Promise<void>>(Promise.resolve());
  const shownSource = useRef(source);
  shownSource.current = source;

  const inTurn = useCallback((work: () => Promise<void>) => {
    setWaiting((count) => count + 1);
    turn.current = turn.current.then(work).finally(() => setWaiting((count) => count - 1));
  }, []);

  const change = useCallback(
    async (name: EditCall, cells: CellEdit[]) => {
      const { rows, draft } =
        name === 'rows.edit'
          ? await askHost(host, name, { job, cells })
          : await askHost(host, name, { job });
      queries.setQueryData(['drafts.open', { job }], draft);
      return { rows, counts: leftSentence(draft) };
    },
    [host, job, queries],
  );

  const edits = useMemo(
    () => ({
      edit(cells: CellEdit[], note?: string) {
        const source = shownSource.current;
        const shown = source.show(cells);
        inTurn(async () => {
          try {
            const { counts } = await change('rows.edit', cells);
            shown.settle();
            const changed = `Changed ${countOf(cells.length, 'cell')}.`;
            onNotice([changed, note, counts].filter(Boolean).join(' '));
          } catch (error) {
            shown.drop();
            onNotice(`The change was not kept: ${messageOf(error)}`);
          }
          // The person may look at other rows by now.
          if (shownSource.current !== source) shownSource.current.refresh();
        });
      },
      /** All that is offered for a cause, as one step of undo. */
      repair(code: string) {
        inTurn(async () => {
          try {
            const { rows, draft } = await askHost(host, 'rows.repair', { job, code });
            queries.setQueryData(['drafts.open', { job }], draft);
            onNotice(`Repaired ${countOf(rows, 'row')}. ${leftSentence(draft)}`);
          } catch (error) {
            onNotice(`Nothing was repaired: ${messageOf(error)}`);
          }
          shownSource.current.refresh();
        });
      },
      step(name: 'rows.undo' | 'rows.redo') {
        inTurn(async () => {
          try {
            const { rows, counts } = await change(name, []);
            const done = name === 'rows.undo' ? 'Undone' : 'Done again';
            onNotice(
              rows === 0
                ? `There is nothing to ${name === 'rows.undo' ? 'undo' : 'redo'}.`
                : `${done} in ${countOf(rows, 'row')}. ${counts}`,
            );
          } catch (error) {
            onNotice(`That did not work: ${messageOf(error)}`);
          }
          shownSource.current.refresh();
        });
      },
    }),
    [inTurn, change, host, job, queries, onNotice],
  );
  return { ...edits, waiting };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
