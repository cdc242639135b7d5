import { moveSelection } from './grid-move.ts';
import { HEADER } from './grid-range.ts';
import type { Selection, Size } from './grid-range.ts';

export type GridCommand =
  | { do: 'select'; selection: Selection }
  /** As `select`, but the view stays where it is. */
  | { do: 'selectAll'; selection: Selection }
  | { do: 'resize'; steps: number }
  /** `text` null: what the cell holds. */
  | { do: 'edit'; text: string | null }
  | { do: 'empty' }
  | { do: 'fillDown' };

type Pressed = Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean> & { key: string };

function withCtrl(key: string, selection: Selection, size: Size): GridCommand | null {
  if (key === 'd') return { do: 'fillDown' };
  if (key !== 'a' || size.rows === 0) return null;
  const anchor = { row: size.rows - 1, column: size.columns - 1 };
  return { do: 'selectAll', selection: { anchor, focus: { row: 0, column: 0 } } };
}

function onHeader(event: Pressed): GridCommand | null {
  if (!event.shiftKey) return null;
  if (event.key === 'ArrowLeft') return { do: 'resize', steps: -1 };
  return event.key === 'ArrowRight' ? { do: 'resize', steps: 1 } : null;
}

function withoutCtrl(event: Pressed, selection: Selection, size: Size): GridCommand | null {
  const { key, shiftKey } = event;
  const { row } = selection.focus;
  if (key === 'F2' || key === 'Enter') return { do: 'edit', text: null };
  if (key === 'Delete') return { do: 'empty' };
  if (key === 'Backspace') return { do: 'edit', text: '' };
  if (key === ' ' && shiftKey) {
    const anchor = { row: selection.anchor.row, column: size.columns - 1 };
    return { do: 'select', selection: { anchor, focus: { row, column: 0 } } };
  }
  // A single character, whatever the alphabet; names of keys are longer.
  return /^.$/u.test(key) ? { do: 'edit', text: key } : null;
}

/**
 * What a key means to the grid; null where it is none of its business, such as Tab, which leaves it.
 *
 * @param pageRows how many rows are in sight
 */
export function commandOf(
  event: Pressed,
  selection: Selection,
  size: Size,
  pageRows: number,
): GridCommand | null {
  if (event.altKey) return null;
  const ctrl = event.ctrlKey || event.metaKey;
  const header = selection.focus.row === HEADER;
  const resize = header ? onHeader(event) : null;
  if (resize !== null) return resize;
  const moved = moveSelection(
    { key: event.key, ctrl, shift: event.shiftKey },
    selection,
    size,
    pageRows,
  );
  if (moved !== null) return { do: 'select', selection: moved };
  if (ctrl) return withCtrl(event.key.toLowerCase(), selection, size);
  return header ? null : withoutCtrl(event, selection, size);
}
