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

/** Rows with one outcome, or all of them with null, as they are known by now. */
export function RunRows(props: { job: string; outcome: Outcome | null; live: boolean }) {
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
        {rowsSentence(rows.total, outcome, props.live)}
      </Text>
      {rows.total > 0 && (
        <ReportRows key={rows.list} total={rows.total} at={rows.at} onRange={rows.onRange} />
      )}
    </div>
  );
}

function rowsSentence(total: number, outcome: Outcome | null, live: boolean): string {
  const rows = `${countOf(total, 'row')} of the spreadsheet`;
  if (outcome === null) return `${rows}, each with the worst that came of its steps.`;
  const word = OUTCOME_WORDS[outcome].word.toLowerCase();
  const waiting = outcome === 'skipped' && live ? ' or not sent yet' : '';
  return `${rows} ${total === 1 ? 'is' : 'are'} ${word}${waiting}. A row can need several steps.`;
}
