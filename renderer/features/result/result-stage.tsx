import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Outcome } from '../../../shared/domain/kinds.ts';
import { useCall } from '../../client/queries.ts';
import { hashOf } from '../../client/route.ts';
import { usePages } from '../../client/use-pages.ts';
import { CallTrouble } from '../../ui/call-trouble.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { OutcomeFilters } from '../../ui/outcome-filters.tsx';
import { ReportRows } from '../../ui/report-rows.tsx';
import { StageFrame } from '../../ui/stage-frame.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { ResultBar } from './result-bar.tsx';
import { SaveResults } from './save-results.tsx';

/** What became of every row. */
export function ResultStage(props: { job: string }) {
  const { job } = props;
  const status = useCall('jobs.status', { job });
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const state = status.data?.info.state;
  const begun =
    status.data !== undefined &&
    (status.data.summary !== null ||
      status.data.busy === 'running' ||
      state === 'running' ||
      state === 'stopped' ||
      state === 'finished');
  const rows = usePages('jobs.report', { job, outcome }, { enabled: begun });
  const counts = rows.head?.counts ?? status.data?.info.counts ?? null;
  const total = rows.total ?? (outcome === null ? 0 : (counts?.[outcome] ?? 0));

  return (
    <StageFrame
      title="Result"
      lead="What became of every row of the spreadsheet."
      fill
      actions={begun && <SaveResults job={job} sources={status.data?.info.sources ?? []} />}
    >
      {status.error !== null && (
        <CallTrouble
          title="The result cannot be shown"
          error={status.error}
          retry={() => void status.refetch()}
        />
      )}
      {status.isPending && <Waiting what="Opening the result" />}
      {status.data !== undefined && !begun && (
        <EmptyState
          icon="result"
          title="Nothing has been sent yet"
          text="After the run, every row has its line here: done, unchanged, failed, unknown or skipped, and why."
        >
          <Button component="a" href={hashOf({ page: 'job', job, stage: 'plan' })}>
            Go to the plan
          </Button>
        </EmptyState>
      )}
      {status.data !== undefined && begun && (
        <>
          <ResultBar job={job} status={status.data} counts={counts} />
          {counts !== null && (
            <OutcomeFilters counts={counts} value={outcome} onChange={setOutcome} />
          )}
          {rows.error !== null && (
            <CallTrouble title="The rows cannot be shown" error={rows.error} />
          )}
          {rows.error === null && rows.total === undefined && <Waiting what="Fetching the rows" />}
          {rows.total === 0 && (
            <EmptyState icon="check" title="No such row" text="No row came to this outcome." />
          )}
          {rows.total !== undefined && total > 0 && (
            <ReportRows key={rows.list} total={total} at={rows.at} onRange={rows.onRange} />
          )}
        </>
      )}
    </StageFrame>
  );
}
