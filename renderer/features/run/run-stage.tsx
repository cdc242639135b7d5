import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { JobStatus } from '../../../shared/contract/calls/window-jobs.ts';
import { useCall } from '../../client/queries.ts';
import { hashOf } from '../../client/route.ts';
import { useAnnounce } from '../../ui/announce.tsx';
import { CallTrouble } from '../../ui/call-trouble.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { StageFrame } from '../../ui/stage-frame.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { RunAtRest } from './run-at-rest.tsx';
import { RunUnderWay } from './run-under-way.tsx';
import { runPhase } from './run-phase.ts';
import type { RunPhase } from './run-phase.ts';

/** Says the end of a run that was watched. */
function useEndSaid(phase: RunPhase | null, status: JobStatus | undefined): void {
  const announce = useAnnounce();
  const watched = useRef(false);
  useEffect(() => {
    if (phase === 'under-way') watched.current = true;
    else if (watched.current && status !== undefined) {
      watched.current = false;
      announce(status.summary?.message ?? status.lastError ?? 'The run has ended.');
    }
  }, [phase, status, announce]);
}

/** A run as it goes, or as it stands after a stop, a crash or a reload. */
export function RunStage(props: { job: string }) {
  const { job } = props;
  const status = useCall('jobs.status', { job });
  const plan = useCall('plan.view', { job });
  const phase = status.data === undefined ? null : runPhase(status.data);
  useEndSaid(phase, status.data);
  return (
    <StageFrame
      title="Run"
      lead="What was sent is on this computer's disk at once, so a run can be left, stopped or cut short at any moment."
      fill
    >
      {status.error !== null && (
        <CallTrouble
          title="The run cannot be shown"
          error={status.error}
          retry={() => void status.refetch()}
        />
      )}
      {phase === 'not-begun' && status.data !== undefined && status.data.lastError !== null && (
        <CallTrouble title="The run did not begin" error={{ message: status.data.lastError }} />
      )}
      {status.isPending && <Waiting what="Asking how the run stands" />}
      {status.data !== undefined &&
        (phase === 'under-way' ? (
          <RunUnderWay job={job} status={status.data} />
        ) : phase === 'not-begun' ? (
          <EmptyState
            icon="play"
            title="Nothing has been sent yet"
            text={
              plan.data
                ? 'The plan is made. It is started on the stage before this one, where you see what it changes.'
                : 'First make a plan; it shows every change before anything is sent.'
            }
          >
            <Button component="a" href={hashOf({ page: 'job', job, stage: 'plan' })}>
              Go to the plan
            </Button>
          </EmptyState>
        ) : (
          <RunAtRest
            job={job}
            status={status.data}
            phase={phase ?? 'finished'}
            planHash={plan.data?.planHash ?? null}
          />
        ))}
    </StageFrame>
  );
}
