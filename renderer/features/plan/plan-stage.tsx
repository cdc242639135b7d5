import { Button } from '@mantine/core';
import { useState } from 'react';
import type { PlanOptions } from '../../../shared/domain/settings.ts';
import { useCall, useCallMutation } from '../../client/queries.ts';
import { useAnnounce } from '../../ui/announce.tsx';
import { CallTrouble } from '../../ui/call-trouble.tsx';
import { Icon } from '../../ui/icon.tsx';
import { StageFrame } from '../../ui/stage-frame.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { FirstPlan } from './first-plan.tsx';
import { defaultOptions } from './plan-choices.ts';
import { PlanShown } from './plan-shown.tsx';
import { planSentence } from './plan-sentence.ts';
import { PlanTrouble } from './plan-trouble.tsx';
import { PlanningProgress } from './planning-progress.tsx';

/** What will change, before anything is sent. */
export function PlanStage(props: { job: string }) {
  const { job } = props;
  const announce = useAnnounce();
  const status = useCall('jobs.status', { job });
  const draft = useCall('drafts.open', { job });
  const plan = useCall('plan.view', { job });
  const [chosen, setChosen] = useState<PlanOptions | null>(null);
  const making = useCallMutation('jobs.plan', {
    invalidates: ['plan.steps', 'jobs.status', 'jobs.report', 'jobs.list'],
    onSuccess: (view, _input, queries) => {
      queries.setQueryData(['plan.view', { job }], view);
      announce(planSentence(view));
    },
  });
  const view = plan.data ?? null;
  // Once something was sent, the plan stays as it was.
  const mayPlan = status.data?.info.state === 'draft';
  const options = chosen ?? view?.options ?? defaultOptions;
  const busy = making.isPending || status.data?.busy === 'planning';
  const make = () => making.mutate({ job, options });
  const planFor = (account: string) => making.mutate({ job, options, account });
  const leaveOut = () => {
    const without = { ...options, skipInvalid: true };
    setChosen(without);
    making.mutate({ job, options: without });
  };
  const trouble = making.error ?? plan.error;
  const lastError = status.data?.lastError ?? null;

  return (
    <StageFrame
      title="Plan"
      lead={
        view === null
          ? 'What will change, before anything is sent. Planning only reads what is live.'
          : undefined
      }
      fill
      actions={
        view !== null &&
        !busy &&
        mayPlan && (
          <Button variant="default" leftSection={<Icon name="redo" />} onClick={make}>
            Plan again
          </Button>
        )
      }
    >
      {busy ? (
        <PlanningProgress job={job} />
      ) : (
        <>
          {trouble !== null && (
            <PlanTrouble
              job={job}
              error={trouble}
              retry={make}
              {...(mayPlan && { onAccount: planFor })}
            />
          )}
          {trouble === null && view === null && lastError !== null && (
            <CallTrouble title="The plan was not finished" error={{ message: lastError }} />
          )}
          {plan.isPending && <Waiting what="Opening the plan" />}
          {plan.data === null && (
            <FirstPlan
              job={job}
              draft={draft.data}
              options={options}
              onOptions={setChosen}
              onPlan={make}
            />
          )}
          {view !== null && (
            <PlanShown
              key={view.planHash}
              job={job}
              view={view}
              status={status.data}
              draft={draft.data}
              options={options}
              onOptions={setChosen}
              onPlan={make}
              onLeaveOut={leaveOut}
            />
          )}
        </>
      )}
    </StageFrame>
  );
}
