import { Button, Group, Paper, Text } from '@mantine/core';
import type { JobStatus } from '../../../shared/contract/calls/window-jobs.ts';
import type { OutcomeCounts } from '../../../shared/domain/job.ts';
import { useCall, useCallMutation } from '../../client/queries.ts';
import { goTo, hashOf } from '../../client/route.ts';
import { CallTrouble } from '../../ui/call-trouble.tsx';
import { countOf } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { costOf } from '../../ui/run-cost.ts';
import { StatusMark } from '../../ui/status-mark.tsx';
import classes from './result.module.css';
import { resultMark, resultSentence } from './result-words.ts';

/** The result in a sentence, and what can be done next. */
export function ResultBar(props: { job: string; status: JobStatus; counts: OutcomeCounts | null }) {
  const { job, status, counts } = props;
  const plan = useCall('plan.view', { job });
  const run = useCallMutation('jobs.run', {
    invalidates: ['jobs.status', 'jobs.list'],
    onSuccess: () => goTo({ page: 'job', job, stage: 'run' }),
  });
  const planHash = plan.data?.planHash ?? null;
  const running = status.busy === 'running';
  const stopped = status.info.state !== 'finished';
  const unknown = counts?.unknown ?? 0;
  const failed = counts?.failed ?? 0;
  const summary = status.summary;
  const goOn = () => {
    if (planHash !== null) run.mutate({ job, planHash, yes: true, pilot: null });
  };
  return (
    <>
      <Paper className={classes.bar} radius="lg">
        <div className={classes.words}>
          {counts !== null && <StatusMark {...resultMark(counts, stopped)} size="md" />}
          <Text className={classes.sentence}>
            {counts === null ? (summary?.message ?? 'The run has begun.') : resultSentence(counts)}
          </Text>
          {summary !== null && (
            <Text size="sm" c="dimmed">
              {costOf(summary)}
            </Text>
          )}
          {failed > 0 && !stopped && (
            <Text size="sm">
              To send {countOf(failed, 'failed row')} again: save the results workbook, correct the
              rows there and drop it as a new job. Rows that are done stay as they are.
            </Text>
          )}
        </div>
        <Group gap="xs">
          <Button
            component="a"
            variant="default"
            leftSection={<Icon name="export" />}
            href={hashOf({ page: 'export' })}
          >
            Export what is live
          </Button>
          {running ? (
            <Button component="a" href={hashOf({ page: 'job', job, stage: 'run' })}>
              Watch the run
            </Button>
          ) : (
            stopped && (
              <Button
                leftSection={<Icon name="play" />}
                loading={run.isPending}
                disabled={planHash === null}
                title={
                  unknown > 0
                    ? 'Unknown rows are settled by reading; nothing is sent twice'
                    : 'Sends only the rest'
                }
                onClick={goOn}
              >
                {unknown > 0 ? `Settle ${countOf(unknown, 'unknown row')}` : 'Go on'}
              </Button>
            )
          )}
        </Group>
      </Paper>
      {run.error !== null && (
        <CallTrouble title="The run did not go on" error={run.error} retry={goOn} />
      )}
    </>
  );
}
