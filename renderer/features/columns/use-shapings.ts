import type { Draft } from '../../../shared/contract/calls/drafts.ts';
import type { Shaping } from '../../../shared/domain/shaping.ts';
import { useCallMutation } from '../../client/queries.ts';
import { useAnnounce } from '../../ui/announce.tsx';

/** Keeps what fields are made of beside their columns, and says what it did. */
export function useShapings(draft: Pick<Draft, 'job' | 'shapings'>) {
  const { job } = draft;
  const announce = useAnnounce();
  const shape = useCallMutation('drafts.shape', {
    inTurn: true,
    invalidates: ['rows.page', 'plan.view', 'drafts.tryShape'],
    onSuccess: (next, _input, queries) => queries.setQueryData(['drafts.open', { job }], next),
  });
  const kept = draft.shapings.map((one) => one.shaping);
  return {
    busy: shape.isPending,
    error: shape.error,
    /** @param done called once it is kept */
    add(shaping: Shaping, done: () => void): void {
      shape.mutate(
        { job, shapings: [...kept, shaping] },
        {
          onSuccess: ({ shapings }) => {
            announce(shapings.at(-1)?.words ?? '');
            done();
          },
        },
      );
    },
    remove(place: number): void {
      const words = draft.shapings[place]?.words ?? '';
      shape.mutate(
        { job, shapings: kept.filter((_, at) => at !== place) },
        { onSuccess: () => announce(`Taken back: ${words}`) },
      );
    },
  };
}

export type Shapings = ReturnType<typeof useShapings>;
