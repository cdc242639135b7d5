import { Text, Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import classes from './stage-frame.module.css';

/**
 * The frame of every page and stage: heading, one sentence, actions, content.
 * The heading takes the focus when the frame appears, so that keyboard and screen reader
 * start where the eye does.
 */
export function StageFrame(props: {
  title: string;
  lead?: ReactNode;
  /** Buttons at the right of the heading. */
  actions?: ReactNode;
  /** Content takes the rest of the window's height and scrolls by itself (grids, long tables). */
  fill?: boolean;
  children?: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    document.title = `${props.title} – Bellhop`;
  }, [props.title]);

  return (
    <section className={classes.frame} data-fill={props.fill || undefined}>
      <header className={classes.head}>
        <div className={classes.words}>
          <Title order={1} size="h2" ref={heading} tabIndex={-1} className={classes.title}>
            {props.title}
          </Title>
          {props.lead !== undefined && (
            <Text c="dimmed" size="sm" className={classes.lead}>
              {props.lead}
            </Text>
          )}
        </div>
        {props.actions !== undefined && <div className={classes.actions}>{props.actions}</div>}
      </header>
      <div className={classes.body}>{props.children}</div>
    </section>
  );
}
