import { Text } from '@mantine/core';
import type { Outcome } from '../../../shared/domain/kinds.ts';
import { usePages } from '../../client/use-pages.ts';
import { CallTrouble } from '../../ui/call-trouble.tsx';
import { countOf } from '../../ui/format.ts';
import { OUTCOME_WORDS } from '../../ui/outcome-words.ts';
import { ReportRows } from '../../ui/report-rows.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import classes from './run.module.css';

/** While it runs, rows change faster than they can be read. */
const REFRESH_MS = 2_000;

/** Rows with one outcome, as they are known by now. */
export function RunRows(props: { job: string; outcome: Outcome; live: boolean }) {
  const { job, outcome } = props;
  const rows = usePages(
    'jobs.report',
    { job, outcome },
    { refetchInterval: props.live ? REFRESH_MS : false },
  );
  if (rows.error !== null) {
    return <CallTrouble title="The rows cannot be shown" error={rows.error} />;
  }
  if (rows.total === undefined) return <Waiting what="Fetching the rows" />;
  return (
    <div className={classes.rows}>
      <Text size="sm" c="dimmed">
        {countOf(rows.total, 'row')} of the spreadsheet {rows.total === 1 ? 'is' : 'are'}{' '}
        {OUTCOME_WORDS[outcome].word.toLowerCase()}
        {outcome === 'skipped' && props.live ? ' or not sent yet' : ''}. A row can need several
        steps.
      </Text>
      {rows.total > 0 && (
        <ReportRows key={rows.list} total={rows.total} at={rows.at} onRange={rows.onRange} />
      )}
    </div>
  );
}
