import { Button } from '@mantine/core';
import type { PlanChoices } from '../../../shared/domain/settings.ts';
import { useCall, useCallMutation } from '../../client/queries.ts';
import { useAnnounce } from '../../ui/announce.tsx';
import { CallTrouble } from '../../ui/call-trouble.tsx';
import { Icon } from '../../ui/icon.tsx';
import { StageFrame } from '../../ui/stage-frame.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { FirstPlan } from './first-plan.tsx';
import { PlanShown } from './plan-shown.tsx';
import { planSentence } from './plan-sentence.ts';
import { PlanTrouble } from './plan-trouble.tsx';
import { PlanningProgress } from './planning-progress.tsx';
import { useChoices } from './use-choices.ts';

/** What will change, before anything is sent. */
export function PlanStage(props: { job: string }) {
  const { job } = props;
  const announce = useAnnounce();
  const status = useCall('jobs.status', { job });
  const draft = useCall('drafts.open', { job });
  const plan = useCall('plan.view', { job });
  const { choices, choose, error: notKept } = useChoices(job, draft.data?.choices);
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
  const busy = making.isPending || status.data?.busy === 'planning';
  const make = () => making.mutate({ job, options: choices });
  const planFor = (account: string) => making.mutate({ job, options: choices, account });
  const planWith = (choice: Partial<PlanChoices>) => {
    if (choices === undefined) return;
    const chosen = { ...choices, ...choice };
    choose(chosen);
    making.mutate({ job, options: chosen });
  };
  const trouble = making.error ?? plan.error ?? draft.error;
  const lastError = status.data?.lastError ?? null;

  return (
    <StageFrame
      title="Plan"
      lead={
        view === null
          ? 'What will change, before anything is sent. Planning only reads what is live.'
          : undefined
      }
      fill={view !== null}
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
          {notKept !== null && <CallTrouble title="The choice was not kept" error={notKept} />}
          {(plan.isPending || (trouble === null && choices === undefined)) && (
            <Waiting what="Opening the plan" />
          )}
          {plan.data === null && draft.data !== undefined && choices !== undefined && (
            <FirstPlan
              job={job}
              draft={draft.data}
              choices={choices}
              onChoices={choose}
              onPlan={make}
            />
          )}
          {view !== null && choices !== undefined && (
            <PlanShown
              key={`${view.planHash} ${view.createdAt}`}
              job={job}
              view={view}
              status={status.data}
              draft={draft.data}
              choices={choices}
              onChoices={choose}
              onPlan={make}
              onPlanWith={planWith}
            />
          )}
        </>
      )}
    </StageFrame>
  );
}
