import { Button } from '@mantine/core';
import { useCall } from '../client/queries.ts';
import type { Stage } from '../client/route.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { StageFrame } from '../ui/stage-frame.tsx';
import { StageOf } from './stage-of.tsx';

/** A stage of a job, or what to do where the job was removed. */
export function JobPage(props: { job: string; stage: Stage }) {
  const status = useCall('jobs.status', { job: props.job });
  if (status.error?.code !== 'no-such-job') {
    // What is typed on a stage is about its job alone.
    return <StageOf key={props.job} job={props.job} stage={props.stage} />;
  }
  return (
    <StageFrame title="This job is not here">
      <EmptyState
        icon="file"
        title="It was removed, or the address is wrong"
        text="Nothing that it changed was taken back by that. The list of jobs has those that are here."
      >
        <Button component="a" href="#/">
          Go to the jobs
        </Button>
      </EmptyState>
    </StageFrame>
  );
}
