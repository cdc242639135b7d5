import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';
import classes from './status-mark.module.css';

/** How something stands; each has its sign and colour, and is never shown without a word. */
export type Status = 'good' | 'attention' | 'bad' | 'active' | 'paused' | 'unknown' | 'idle';

/** The sign of each. */
export const STATUS_ICONS: Record<Status, IconName> = {
  good: 'check',
  attention: 'warning',
  bad: 'error',
  active: 'running',
  paused: 'paused',
  unknown: 'question',
  idle: 'circle',
};

/** Icon and word; the colour only repeats what they say. */
export function StatusMark(props: { status: Status; word: string; size?: 'sm' | 'md' }) {
  return (
    <span className={classes.mark} data-status={props.status} data-size={props.size ?? 'sm'}>
      <Icon name={STATUS_ICONS[props.status]} size={props.size === 'md' ? 18 : 14} />
      <span>{props.word}</span>
    </span>
  );
}
