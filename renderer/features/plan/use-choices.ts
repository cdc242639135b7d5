import { useState } from 'react';
import type { CallError } from '../../../shared/contract/errors.ts';
import type { PlanChoices } from '../../../shared/domain/settings.ts';
import { useCallMutation } from '../../client/queries.ts';

/** The choices for the plan of a job: what the person sees is what is being kept. */
export function useChoices(
  job: string,
  kept: PlanChoices | undefined,
): {
  /** Undefined until the job was opened. */
  choices: PlanChoices | undefined;
  choose: (choices: PlanChoices) => void;
  error: CallError | null;
} {
  const [chosen, setChosen] = useState<PlanChoices | null>(null);
  const keeping = useCallMutation('drafts.choose', {
    // Limits and repairs count for the rows; all of them outdate a plan that was made without.
    invalidates: ['plan.view', 'rows.page'],
    onSuccess: (draft, _input, queries) => queries.setQueryData(['drafts.open', { job }], draft),
    inTurn: true,
  });
  return {
    choices: chosen ?? kept,
    choose(choices) {
      setChosen(choices);
      keeping.mutate({ job, choices });
    },
    error: keeping.error,
  };
}
