import { formatClock } from '../../ui/clock-time.ts';
import { Panel } from '../../ui/panel.tsx';
import classes from './run.module.css';
import type { PaceEntry } from './use-pace-log.ts';

/** Why the run goes as fast as it does, in plain words. */
export function PaceLog(props: { entries: readonly PaceEntry[]; throttled: number }) {
  const { entries } = props;
  const now = Date.now();
  return (
    <Panel
      title="Pace"
      lead={
        entries.length > 0
          ? 'Bellhop sends as fast as the service takes it. Newest first.'
          : props.throttled > 0
            ? 'Bellhop sends as fast as the service takes it. What slows it down from now on is told here.'
            : 'Bellhop sends as fast as the service takes it, and slows down when it is asked to. So far it was not.'
      }
    >
      {entries.length > 0 && (
        <ol className={classes.log}>
          {entries.slice(0, 8).map((entry) => (
            <li key={`${entry.at} ${entry.reason}`}>
              <time dateTime={new Date(entry.at).toISOString()}>{formatClock(entry.at, now)}</time>
              <span>{entry.reason}</span>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
