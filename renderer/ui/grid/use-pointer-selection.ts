import { useRef } from 'react';
import type { PointerEvent } from 'react';
import { HEADER, at, sameSpot } from './grid-range.ts';
import type { Selection, Spot } from './grid-range.ts';

function numberIn(target: EventTarget, name: 'row' | 'column' | 'number'): number | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>(`[data-${name}]`) : null;
  return cell === null ? null : Number(cell.dataset[name]);
}

/** The cell or header under the pointer. */
export function spotUnder(target: EventTarget): Spot | null {
  const column = numberIn(target, 'column');
  return column === null ? null : { row: numberIn(target, 'row') ?? HEADER, column };
}

/** Selecting by pointer: a cell, a range by dragging or with Shift, a row by its number. */
export function usePointerSelection(given: {
  selection: Selection;
  columns: number;
  onSelect: (selection: Selection) => void;
  onRowNumber: () => void;
}) {
  const { selection, onSelect } = given;
  const dragging = useRef(false);

  function reaches(event: PointerEvent): boolean {
    return event.shiftKey && selection.focus.row !== HEADER;
  }

  return {
    onPointerDown(event: PointerEvent): void {
      if (event.button !== 0 || event.target instanceof HTMLInputElement) return;
      const row = numberIn(event.target, 'number');
      if (row !== null) {
        const from = reaches(event) ? selection.anchor.row : row;
        given.onRowNumber();
        onSelect({ anchor: { row: from, column: given.columns - 1 }, focus: { row, column: 0 } });
        return;
      }
      const spot = spotUnder(event.target);
      if (spot === null) return;
      // A finger scrolls where a mouse drags.
      dragging.current = event.pointerType === 'mouse' && spot.row !== HEADER;
      const extend = reaches(event) && spot.row !== HEADER;
      onSelect(extend ? { anchor: selection.anchor, focus: spot } : at(spot));
    },
    onPointerMove(event: PointerEvent): void {
      if (!dragging.current) return;
      dragging.current = (event.buttons & 1) === 1;
      const spot = dragging.current ? spotUnder(event.target) : null;
      if (spot === null || spot.row === HEADER || sameSpot(spot, selection.focus)) return;
      onSelect({ anchor: selection.anchor, focus: spot });
    },
  };
}
