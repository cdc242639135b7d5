import classes from './count-filters.module.css';
import { formatCount } from './format.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';
import type { Status } from './status-mark.tsx';

export type CountFilter<Value extends string> = {
  /** Null: everything. */
  value: Value | null;
  word: string;
  count: number;
  icon: IconName;
  status: Status;
  /** A figure only: there is no list behind it. */
  fixed?: boolean;
};

/** Counts that filter the list below them; the pressed one is what is shown. */
export function CountFilters<Value extends string>(props: {
  label: string;
  filters: readonly CountFilter<Value>[];
  value: Value | null;
  onChange: (value: Value | null) => void;
}) {
  return (
    <div className={classes.filters} role="group" aria-label={props.label}>
      {props.filters.map((filter) =>
        filter.fixed ? (
          <div key={filter.word} className={classes.tile} data-status={filter.status}>
            <TileWords filter={filter} />
          </div>
        ) : (
          <button
            key={filter.word}
            type="button"
            className={classes.tile}
            data-status={filter.status}
            data-empty={filter.count === 0 || undefined}
            aria-pressed={filter.value === props.value}
            onClick={() => props.onChange(filter.value === props.value ? null : filter.value)}
          >
            <TileWords filter={filter} />
          </button>
        ),
      )}
    </div>
  );
}

function TileWords<Value extends string>(props: { filter: CountFilter<Value> }) {
  const { filter } = props;
  return (
    <>
      <span className={classes.count}>{formatCount(filter.count)}</span>
      <span className={classes.word}>
        <Icon name={filter.icon} size={14} />
        {filter.word}
      </span>
    </>
  );
}
