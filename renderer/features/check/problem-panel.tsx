import { Button, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { Draft } from '../../../shared/contract/calls/drafts.ts';
import { useCall } from '../../client/queries.ts';
import { countOf, formatCount } from '../../ui/format.ts';
import { StatusMark } from '../../ui/status-mark.tsx';
import classes from './problem-panel.module.css';
import { RepairDialog } from './repair-dialog.tsx';
import { rulesBehind } from './repairs-offered.ts';
import { EVERYTHING, isFiltered, pageInput } from './row-filter.ts';
import type { RowFilter } from './row-filter.ts';

/** A sheet with how many of its rows the filter lets through, else how many have errors. */
function SheetChoice(props: {
  job: string;
  sheet: string;
  rows: number;
  filter: RowFilter;
  chosen: boolean;
  onChoose: () => void;
}) {
  const { job, sheet, filter } = props;
  const filtered = isFiltered(filter);
  const counted: RowFilter = filtered ? filter : { ...EVERYTHING, only: 'errors' };
  const matches = useCall('rows.page', pageInput(job, sheet, counted, 0, 1), {
    keepPrevious: true,
  });
  const matching = matches.data?.total;
  const rows = countOf(props.rows, 'row');
  return (
    <UnstyledButton className={classes.choice} aria-pressed={props.chosen} onClick={props.onChoose}>
      <span className={classes.name}>{sheet}</span>
      <span className={classes.count}>
        {matching === undefined || (!filtered && matching === 0)
          ? rows
          : `${formatCount(matching)} of ${rows}${filtered ? '' : ' with errors'}`}
      </span>
    </UnstyledButton>
  );
}

function CauseChoice(props: {
  cause: Draft['causes'][number];
  chosen: boolean;
  onChoose: () => void;
}) {
  const { cause } = props;
  const error = cause.severity === 'error';
  return (
    <UnstyledButton className={classes.choice} aria-pressed={props.chosen} onClick={props.onChoose}>
      <span className={classes.line}>
        <StatusMark status={error ? 'bad' : 'attention'} word={error ? 'Error' : 'Warning'} />
        <span className={classes.count}>{countOf(cause.rows, 'row')}</span>
      </span>
      <span className={classes.message}>{cause.message}</span>
      <span className={classes.fix}>{cause.fix}</span>
    </UnstyledButton>
  );
}

/** Sheets and causes, each of which narrows what the grid shows. */
export function ProblemPanel(props: {
  draft: Draft;
  sheet: string;
  filter: RowFilter;
  onSheet: (sheet: string) => void;
  /** Null: every cause again. */
  onCause: (code: string | null) => void;
  onRepair: (code: string) => void;
}) {
  const { draft, filter } = props;
  const [looked, setLooked] = useState<Draft['causes'][number] | null>(null);
  const used = draft.sheets.filter((sheet) => sheet.kind !== null);
  const left = draft.sheets.filter((sheet) => sheet.kind === null);
  return (
    <aside className={classes.panel} aria-label="Sheets and problems">
      <h2 className={classes.heading}>Sheets</h2>
      <ul className={classes.list}>
        {used.map(({ sheet, rows }) => (
          <li key={sheet}>
            <SheetChoice
              job={draft.job}
              sheet={sheet}
              rows={rows}
              filter={filter}
              chosen={sheet === props.sheet}
              onChoose={() => props.onSheet(sheet)}
            />
          </li>
        ))}
      </ul>
      {left.map(({ sheet, reason }) => (
        <p key={sheet} className={classes.left}>
          {sheet} is left out: {reason}
        </p>
      ))}
      <h2 className={classes.heading}>Problems by cause</h2>
      {draft.causes.length === 0 && <StatusMark status="good" word="No problems" size="md" />}
      <ul className={classes.list}>
        {draft.causes.map((cause) => (
          <li key={cause.code + cause.severity}>
            <CauseChoice
              cause={cause}
              chosen={cause.code === filter.code}
              onChoose={() => props.onCause(cause.code === filter.code ? null : cause.code)}
            />
            {rulesBehind(cause.code, draft.notes).map((rule) => (
              <p key={rule} className={classes.rule}>
                {rule}
              </p>
            ))}
            {cause.repairable > 0 && (
              <Button
                mt={4}
                size="compact-sm"
                variant="default"
                aria-label={`Repair ${countOf(cause.repairable, 'cell')}: ${cause.message}`}
                onClick={() => setLooked(cause)}
              >
                Repair {countOf(cause.repairable, 'cell')}…
              </Button>
            )}
          </li>
        ))}
      </ul>
      <RepairDialog
        job={draft.job}
        notes={draft.notes}
        cause={looked}
        onRepair={(code) => {
          setLooked(null);
          props.onRepair(code);
        }}
        onClose={() => setLooked(null)}
      />
    </aside>
  );
}
