import { Button, Text } from '@mantine/core';
import type { JobInfo } from '../../../shared/domain/job.ts';
import { useCall } from '../../client/queries.ts';
import { hashOf } from '../../client/route.ts';
import { countOf, formatWhen } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import classes from './interrupted-job.module.css';
import { stageToOpen } from './job-order.ts';

/** One line about the job that was cut short, or that runs while the window was elsewhere. */
export function InterruptedJob(props: { info: JobInfo }) {
  const { info } = props;
  const status = useCall('jobs.status', { job: info.id });
  const name = info.sources[0] ?? 'A job';
  const busy = status.data?.busy ?? null;
  const sentence =
    busy === null
      ? `was left unfinished ${formatWhen(Date.parse(info.updatedAt), Date.now())} with ${countOf(info.rows, 'row')}. Nothing is sent twice when you go on.`
      : busy === 'running'
        ? 'is running now.'
        : 'is being planned now.';
  return (
    <section className={classes.line} data-busy={busy ?? undefined} aria-label="Unfinished job">
      <Icon name={busy === null ? 'paused' : 'running'} size={22} />
      <Text className={classes.words}>
        <strong>{name}</strong> {sentence}
      </Text>
      <Button
        component="a"
        href={hashOf({ page: 'job', job: info.id, stage: stageToOpen(info) })}
        size="sm"
      >
        {busy === null ? 'Go on' : 'Watch'}
      </Button>
    </section>
  );
}
