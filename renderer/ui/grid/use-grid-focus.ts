import { useEffect, useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';
import type { Spot } from './grid-range.ts';

/**
 * Lets the browser's focus follow the selection while the keyboard is in the grid, and never takes
 * it from elsewhere. The flag it gives back says whether it is.
 */
export function useGridFocus(
  scroller: RefObject<HTMLDivElement | null>,
  spot: Spot,
  editing: boolean,
): RefObject<boolean> {
  const active = useRef(false);
  // After every drawing, since rows come and go under the focus.
  useLayoutEffect(() => {
    if (!active.current || editing) return;
    const cell = scroller.current?.querySelector<HTMLElement>(
      `[data-row="${spot.row}"][data-column="${spot.column}"]`,
    );
    if (cell && document.activeElement !== cell) cell.focus({ preventScroll: true });
  });
  useEffect(() => {
    const leave = (event: Event) => {
      const inside = event.target instanceof Node && scroller.current?.contains(event.target);
      if (!inside) active.current = false;
    };
    document.addEventListener('pointerdown', leave, true);
    return () => document.removeEventListener('pointerdown', leave, true);
  }, [scroller]);
  return active;
}
