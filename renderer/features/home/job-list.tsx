import { Table, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { CallError } from '../../../shared/contract/errors.ts';
import type { JobInfo } from '../../../shared/domain/job.ts';
import { useCall } from '../../client/queries.ts';
import { hashOf } from '../../client/route.ts';
import { CallTrouble } from '../../ui/call-trouble.tsx';
import { countOf, formatCount, formatWhen } from '../../ui/format.ts';
import { LongText } from '../../ui/long-text.tsx';
import { Panel } from '../../ui/panel.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import classes from './job-list.module.css';
import { isUnfinished, jobMark, jobOrder, stageToOpen } from './job-order.ts';
import { RemoveJob } from './remove-job.tsx';

/** All jobs on this machine, those to be gone on with first. */
export function JobList(props: { jobs: UseQueryResult<JobInfo[], CallError> }) {
  const { jobs } = props;
  if (jobs.error !== null) {
    return (
      <CallTrouble
        title="The jobs cannot be listed"
        error={jobs.error}
        retry={() => void jobs.refetch()}
      />
    );
  }
  if (jobs.data === undefined) return <Waiting what="Looking for earlier jobs" />;
  if (jobs.data.length === 0) {
    return (
      <Text c="dimmed" ta="center" size="sm">
        Jobs that you start are listed here, with what became of every row.
      </Text>
    );
  }
  const now = Date.now();
  return (
    <Panel
      title="Your jobs"
      aside={
        <Text c="dimmed" size="sm">
          {countOf(jobs.data.length, 'job')}
        </Text>
      }
      flush
    >
      <Table className={classes.table} verticalSpacing="sm" horizontalSpacing="lg" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Spreadsheet</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th className={classes.number}>Rows</Table.Th>
            <Table.Th>Came to</Table.Th>
            <Table.Th>Changed</Table.Th>
            <Table.Th className={classes.tools}>
              <span className={classes.hidden}>Remove</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {jobOrder(jobs.data).map((info) => (
            <JobRow key={info.id} info={info} now={now} />
          ))}
        </Table.Tbody>
      </Table>
    </Panel>
  );
}

function JobRow(props: { info: JobInfo; now: number }) {
  const { info } = props;
  const name = info.sources.join(', ') || 'Job without files';
  return (
    <Table.Tr>
      <Table.Td className={classes.name}>
        {info.damage === undefined ? (
          <a
            className={classes.link}
            href={hashOf({ page: 'job', job: info.id, stage: stageToOpen(info) })}
          >
            <LongText text={name} />
          </a>
        ) : (
          <LongText text={name} />
        )}
        <Text c="dimmed" size="xs" className={classes.place}>
          {info.damage ?? info.property?.name ?? 'No property yet'}
        </Text>
      </Table.Td>
      <Table.Td>
        <JobState info={info} />
      </Table.Td>
      <Table.Td className={classes.number}>{formatCount(info.rows)}</Table.Td>
      <Table.Td>
        <CameTo info={info} />
      </Table.Td>
      <Table.Td>
        <Text size="sm" title={new Date(info.updatedAt).toLocaleString('en-GB')}>
          {formatWhen(Date.parse(info.updatedAt), props.now)}
        </Text>
      </Table.Td>
      <Table.Td className={classes.tools}>
        <RemoveJob job={info.id} name={name} />
      </Table.Td>
    </Table.Tr>
  );
}

function JobState(props: { info: JobInfo }) {
  const { info } = props;
  const asked = isUnfinished(info) && info.damage === undefined;
  const status = useCall('jobs.status', { job: info.id }, { enabled: asked });
  return <StatusMark size="md" {...jobMark(info, status.data?.busy ?? null)} />;
}

function CameTo(props: { info: JobInfo }) {
  const { counts } = props.info;
  if (counts === null) return <Text c="dimmed">–</Text>;
  const parts = [
    { status: 'good', count: counts.done ?? 0, word: 'done' },
    { status: 'idle', count: counts.unchanged ?? 0, word: 'unchanged' },
    { status: 'bad', count: counts.failed ?? 0, word: 'failed' },
    { status: 'unknown', count: counts.unknown ?? 0, word: 'unknown' },
    { status: 'idle', count: counts.skipped ?? 0, word: 'skipped' },
  ] as const;
  return (
    <span className={classes.counts}>
      {parts
        .filter((part) => part.count > 0)
        .map((part) => (
          <StatusMark
            key={part.word}
            status={part.status}
            word={`${formatCount(part.count)} ${part.word}`}
          />
        ))}
    </span>
  );
}
