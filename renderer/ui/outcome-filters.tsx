import type { OutcomeCounts } from '../../shared/domain/job.ts';
import type { Outcome } from '../../shared/domain/kinds.ts';
import { OUTCOMES_BY_WEIGHT } from '../../shared/domain/weight.ts';
import { CountFilters } from './count-filters.tsx';
import { STATUS_ICONS } from './status-mark.tsx';
import { OUTCOME_WORDS } from './outcome-words.ts';

/** Rows by what became of them; each count shows its rows. */
export function OutcomeFilters(props: {
  counts: OutcomeCounts;
  value: Outcome | null;
  onChange: (value: Outcome | null) => void;
}) {
  const all = OUTCOMES_BY_WEIGHT.reduce((sum, outcome) => sum + (props.counts[outcome] ?? 0), 0);
  return (
    <CountFilters
      label="Rows by what became of them"
      value={props.value}
      onChange={props.onChange}
      filters={[
        { value: null, word: 'All rows', count: all, icon: 'columns', status: 'idle' },
        ...OUTCOMES_BY_WEIGHT.map((outcome) => {
          const { word, status } = OUTCOME_WORDS[outcome];
          const count = props.counts[outcome] ?? 0;
          return { value: outcome, word, count, icon: STATUS_ICONS[status], status };
        }),
      ]}
    />
  );
}
