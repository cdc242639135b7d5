import type { RunProgress } from '../../../shared/contract/calls/progress.ts';
import { OUTCOMES } from '../../../shared/domain/kinds.ts';
import type { Outcome } from '../../../shared/domain/kinds.ts';
import { CountFilters } from '../../ui/count-filters.tsx';
import type { CountFilter } from '../../ui/count-filters.tsx';
import { OUTCOME_WORDS } from '../../ui/outcome-words.ts';
import { STATUS_ICONS } from '../../ui/status-mark.tsx';

/** Steps by where they stand; an outcome that is pressed shows its rows below. */
export function RunCounts(props: {
  progress: RunProgress;
  /** Nothing is under way; what waits is told only where something does. */
  atRest?: boolean;
  value: Outcome | null;
  onChange: (value: Outcome | null) => void;
}) {
  const { progress, atRest = false } = props;
  const moving: CountFilter<Outcome>[] = [
    {
      value: null,
      word: 'Waiting',
      count: progress.waiting,
      icon: 'clock',
      status: 'idle',
      fixed: true,
    },
    {
      value: null,
      word: 'In flight',
      count: progress.inFlight,
      icon: 'running',
      status: 'active',
      fixed: true,
    },
  ];
  const shown = OUTCOMES.filter(
    (outcome) => outcome !== 'unchanged' || (progress.counts.unchanged ?? 0) > 0,
  );
  return (
    <CountFilters
      label="Steps by where they stand"
      value={props.value}
      onChange={props.onChange}
      filters={[
        ...moving.filter(({ count }) => !atRest || count > 0),
        ...shown.map((outcome) => {
          const { word, status } = OUTCOME_WORDS[outcome];
          const count = progress.counts[outcome] ?? 0;
          return { value: outcome, word, count, icon: STATUS_ICONS[status], status };
        }),
      ]}
    />
  );
}
