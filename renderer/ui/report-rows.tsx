import type { ReactNode } from 'react';
import type { ReportView } from '../../shared/domain/job.ts';
import { CopyButton } from './copy-button.tsx';
import { formatCount } from './format.ts';
import { LongText } from './long-text.tsx';
import { OUTCOME_WORDS } from './outcome-words.ts';
import classes from './report-rows.module.css';
import { StatusMark } from './status-mark.tsx';
import { VirtualRows } from './virtual-rows.tsx';

const TITLES = ['Row', 'What', 'Outcome', 'Why', 'Live IDs'];

/** What became of every row, a window on a longer list. */
export function ReportRows(props: {
  total: number;
  at: (index: number) => ReportView | undefined;
  onRange: (first: number, last: number) => void;
}) {
  return (
    <VirtualRows
      label="Rows and what became of them"
      titles={TITLES}
      columns={classes.columns}
      total={props.total}
      usualHeight={40}
      onRange={props.onRange}
      at={props.at}
      cells={cellsOf}
    />
  );
}

function cellsOf(line: ReportView): ReactNode[] {
  const { word, status } = OUTCOME_WORDS[line.outcome];
  return [
    <span key="row" className={classes.place}>
      <LongText text={line.sheet} />
      <span className={classes.row}>{formatCount(line.row)}</span>
    </span>,
    <span key="name" className={classes.name}>
      <LongText text={line.name} />
    </span>,
    <StatusMark key="outcome" status={status} word={word} size="md" />,
    <span key="why">{line.reason}</span>,
    <RemoteIds key="ids" ids={line.remoteIds} place={`${line.sheet} row ${line.row}`} />,
  ];
}

function RemoteIds(props: { ids: readonly string[]; place: string }) {
  const [first, ...others] = props.ids;
  if (first === undefined) return <span className={classes.none}>–</span>;
  return (
    <span className={classes.ids}>
      <LongText text={first} mono />
      {others.length > 0 && <span className={classes.more}>+{others.length}</span>}
      <CopyButton
        text={props.ids.join('\n')}
        label={`Copy ${props.ids.length === 1 ? 'the ID' : 'the IDs'} of ${props.place}`}
      />
    </span>
  );
}
