import { Paper, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './panel.module.css';
import { useOverflow } from './use-overflow.ts';

/** A white sheet with a heading of second order. */
export function Panel(props: {
  title: string;
  /** Beside the title, such as a count. */
  aside?: ReactNode;
  lead?: ReactNode;
  /** Without inner margins, for tables that reach the edges. */
  flush?: boolean;
  children?: ReactNode;
}) {
  const [body, overflows] = useOverflow<HTMLDivElement>();
  return (
    <Paper component="section" className={classes.panel} radius="lg">
      <header className={classes.head}>
        <Title order={2} size="h4">
          {props.title}
        </Title>
        {props.aside !== undefined && <div className={classes.aside}>{props.aside}</div>}
        {props.lead !== undefined && (
          <Text c="dimmed" size="sm" className={classes.lead}>
            {props.lead}
          </Text>
        )}
      </header>
      <div
        ref={body}
        className={classes.body}
        data-flush={props.flush || undefined}
        {...(overflows && { role: 'group', 'aria-label': props.title, tabIndex: 0 })}
      >
        {props.children}
      </div>
    </Paper>
  );
}
