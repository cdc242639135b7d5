import { Progress, Text } from '@mantine/core';
import { formatCount } from '../../ui/format.ts';
import { LongText } from '../../ui/long-text.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import classes from './limit-bars.module.css';
import { share } from './limit-groups.ts';
import type { LimitGroup } from './limit-groups.ts';

/** How full things get by this plan: one bar a limit, for whatever is fullest. */
export function LimitBars(props: { groups: readonly LimitGroup[] }) {
  return (
    <ul className={classes.groups}>
      {props.groups.map((group) => (
        <li key={group.resource} className={classes.group}>
          <LimitBar group={group} />
        </li>
      ))}
    </ul>
  );
}

function LimitBar(props: { group: LimitGroup }) {
  const { fullest, title, near, over, objects } = props.group;
  const { used, after, limit, atLeast } = fullest;
  const before = Math.min(used, after);
  const added = Math.max(0, Math.min(after, limit) - before);
  const state = over > 0 ? 'over' : share(fullest) >= 0.8 ? 'near' : 'easy';
  return (
    <>
      <div className={classes.head}>
        <Text fw={600} size="sm">
          {title}
        </Text>
        {state === 'over' && (
          <StatusMark status="bad" word={`${formatCount(over)} over it`} size="md" />
        )}
        {state === 'near' && (
          <StatusMark status="attention" word={`${formatCount(near)} at or near it`} size="md" />
        )}
        {state === 'easy' && <StatusMark status="good" word="Well below" size="md" />}
      </div>
      <Progress.Root size="lg" role="img" aria-label={`${title}: ${after} of ${limit}`}>
        <Progress.Section
          value={(100 * Math.min(before, limit)) / limit}
          color="gray"
          withAria={false}
        />
        <Progress.Section
          value={(100 * added) / limit}
          color={state === 'over' ? 'red' : state === 'near' ? 'yellow' : 'bell'}
          withAria={false}
        />
      </Progress.Root>
      <div className={classes.figures}>
        <span className={classes.name}>
          {fullest.name.toLowerCase() !== title.toLowerCase() && <LongText text={fullest.name} />}
        </span>
        <span>
          {formatCount(used)} → {atLeast ? 'at least ' : ''}
          <strong>{formatCount(after)}</strong> of {formatCount(limit)}
        </span>
      </div>
      {objects > 1 && (
        <Text size="xs" c="dimmed">
          The fullest of {formatCount(objects)} that this plan touches.
        </Text>
      )}
    </>
  );
}
