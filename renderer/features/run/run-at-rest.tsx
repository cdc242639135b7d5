import { Alert, Button, Checkbox, Group, Paper, Text } from '@mantine/core';
import { useState } from 'react';
import type { RunProgress } from '../../../shared/contract/calls/progress.ts';
import type { JobStatus } from '../../../shared/contract/calls/window-jobs.ts';
import type { Outcome } from '../../../shared/domain/kinds.ts';
import { useCall, useCallMutation } from '../../client/queries.ts';
import { hashOf } from '../../client/route.ts';
import { CallTrouble } from '../../ui/call-trouble.tsx';
import { Icon } from '../../ui/icon.tsx';
import { OutcomeFilters } from '../../ui/outcome-filters.tsx';
import { costOf } from '../../ui/run-cost.ts';
import { RunLimitsForm } from '../../ui/run-limits-form.tsx';
import { limitsMissing, limitsOf, noLimits } from '../../ui/run-limits.ts';
import { ProgressBar } from './progress-bar.tsx';
import { RunCounts } from './run-counts.tsx';
import { RunRows } from './run-rows.tsx';
import type { RunPhase } from './run-phase.ts';
import classes from './run.module.css';
import {
  cutOff,
  finishedSentence,
  standing,
  standingOf,
  standingSentence,
  whyStopped,
} from './run-words.ts';

/** What went wrong is what a person wants to see first. */
function firstShown(progress: RunProgress | null): Outcome | null {
  if (progress === null) return null;
  const { counts } = progress;
  return counts.failed > 0 ? 'failed' : counts.unknown > 0 ? 'unknown' : null;
}

/** A run that nobody drives now: stopped, cut short, waiting after its pilot, or finished. */
export function RunAtRest(props: {
  job: string;
  status: JobStatus;
  phase: RunPhase;
  planHash: string | null;
}) {
  const { job, status, phase, planHash } = props;
  const progress = status.progress && cutOff(status.progress);
  const [shown, setShown] = useState<Outcome | null>(firstShown(progress));
  const [skipStale, setSkipStale] = useState(false);
  const [limits, setLimits] = useState(noLimits);
  const run = useCallMutation('jobs.run', { invalidates: ['jobs.status', 'jobs.list'] });
  const counted = standing(status);
  // After a crash nobody has counters; the journal still knows what became of the rows.
  const report = useCall(
    'jobs.report',
    { job, offset: 0, limit: 1 },
    { enabled: counted === null },
  );
  const rows = counted === null ? (report.data?.counts ?? null) : null;
  const at = rows === null ? counted : standingOf(rows, 'row');
  const finished = phase === 'finished';
  const sentence =
    finished && status.summary !== null
      ? finishedSentence(status.summary.steps)
      : standingSentence(phase, at);
  const missing = limitsMissing(limits, Date.now());
  const goOn = () => {
    if (planHash === null) return;
    run.mutate({ job, planHash, yes: true, skipStale, ...limitsOf(limits, Date.now()) });
  };
  const why = finished ? null : whyStopped(status.summary);
  return (
    <>
      {status.lastError !== null && !finished && (
        <Alert
          color="yellow"
          variant="light"
          title="Why it ended early"
          icon={<Icon name="warning" />}
        >
          {status.lastError}
        </Alert>
      )}
      {why !== null && (
        <Alert color="yellow" variant="light" title="Why it stopped" icon={<Icon name="paused" />}>
          {why}
        </Alert>
      )}
      <Paper className={classes.panel} radius="lg">
        <div className={classes.top}>
          <div className={classes.words}>
            <Text className={classes.sentence} role="status">
              {sentence}
            </Text>
            {status.summary !== null && (
              <Text size="sm" c="dimmed">
                {costOf(status.summary)}
              </Text>
            )}
          </div>
          <Group gap="xs">
            <Button
              component="a"
              variant={finished ? 'filled' : 'default'}
              href={hashOf({ page: 'job', job, stage: 'result' })}
            >
              See the result
            </Button>
            {!finished && (
              <Button
                leftSection={<Icon name="play" />}
                loading={run.isPending}
                disabled={planHash === null || missing !== null}
                onClick={goOn}
              >
                {phase === 'pilot' && limits.pilot === null ? 'Go on with the rest' : 'Go on'}
              </Button>
            )}
          </Group>
        </div>
        {!finished && <RunLimitsForm value={limits} onChange={setLimits} />}
        {!finished && missing !== null && (
          <Text size="sm" fw={550} role="status">
            {missing}
          </Text>
        )}
        {!finished && status.lastError !== null && (
          <Checkbox
            checked={skipStale}
            onChange={(event) => setSkipStale(event.currentTarget.checked)}
            label="Leave out what was changed at the service since the plan was made"
            description="Otherwise the run refuses to touch it, and names it."
          />
        )}
        {progress !== null && <ProgressBar progress={progress} />}
      </Paper>
      {run.error !== null && (
        <CallTrouble title="The run did not go on" error={run.error} retry={goOn} />
      )}
      {progress !== null && (
        <RunCounts progress={progress} atRest value={shown} onChange={setShown} />
      )}
      {rows !== null && <OutcomeFilters counts={rows} value={shown} onChange={setShown} />}
      {(shown !== null || rows !== null) && <RunRows job={job} outcome={shown} live={false} />}
    </>
  );
}
