import { VisuallyHidden } from '@mantine/core';
import { visibleParts } from './visible-signs.ts';
import type { VisibleSign } from './visible-signs.ts';
import classes from './visible-text.module.css';

/** A text with signs for the characters in it that nobody would see; they are read out by name. */
export function VisibleText(props: { text: string }) {
  const parts = visibleParts(props.text);
  return (
    <>
      {parts.map(({ text, unseen }, index) =>
        unseen === null ? (
          text
        ) : (
          <span key={index} className={classes.unseen}>
            <span className={classes.sign} aria-hidden="true">
              {text}
            </span>
            <VisuallyHidden> ({unseen.name}) </VisuallyHidden>
          </span>
        ),
      )}
    </>
  );
}

/** What the signs stand for. */
export function SignLegend(props: { signs: readonly VisibleSign[] }) {
  if (props.signs.length === 0) return null;
  return (
    <ul className={classes.legend} aria-label="Signs for characters that are not seen">
      {props.signs.map(({ sign, name }) => (
        <li key={sign}>
          <span className={classes.sign}>{sign}</span> {name}
        </li>
      ))}
    </ul>
  );
}
