import { useLayoutEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import classes from './data-grid.module.css';

export type EditEnd = 'down' | 'up' | 'right' | 'left' | 'stay' | 'cancel';

function endOf(event: KeyboardEvent): EditEnd | null {
  // Enter and Escape belong to the input method while it composes.
  if (event.nativeEvent.isComposing) return null;
  if (event.key === 'Enter') return event.shiftKey ? 'up' : 'down';
  if (event.key === 'Tab') return event.shiftKey ? 'left' : 'right';
  return event.key === 'Escape' ? 'cancel' : null;
}

/** The field over a cell that is being edited. */
export function CellEditor(props: {
  label: string;
  text: string;
  onText: (text: string) => void;
  onEnd: (end: EditEnd) => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    const input = field.current;
    input?.focus({ preventScroll: true });
    input?.setSelectionRange(input.value.length, input.value.length);
  }, []);
  return (
    <input
      ref={field}
      className={classes.editor}
      aria-label={props.label}
      spellCheck={false}
      autoComplete="off"
      value={props.text}
      onChange={(event) => props.onText(event.currentTarget.value)}
      onKeyDown={(event) => {
        // Keys of the grid do not reach into the text.
        event.stopPropagation();
        const end = endOf(event);
        if (end === null) return;
        event.preventDefault();
        props.onEnd(end);
      }}
      onBlur={() => props.onEnd('stay')}
    />
  );
}
