import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './empty-state.module.css';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';

/** Why there is nothing to see here, and what brings something. */
export function EmptyState(props: {
  icon: IconName;
  title: string;
  text: string;
  children?: ReactNode;
}) {
  return (
    <div className={classes.empty}>
      <span className={classes.picture}>
        <Icon name={props.icon} size={30} />
      </span>
      <Text fw={650} size="lg">
        {props.title}
      </Text>
      <Text c="dimmed" size="sm" maw="60ch">
        {props.text}
      </Text>
      {props.children}
    </div>
  );
}
