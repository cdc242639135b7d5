import { expect, test } from 'vitest';
import { commandOf } from '../../../../renderer/ui/grid/grid-command.ts';
import type { GridCommand } from '../../../../renderer/ui/grid/grid-command.ts';
import { HEADER, at } from '../../../../renderer/ui/grid/grid-range.ts';
import type { Selection } from '../../../../renderer/ui/grid/grid-range.ts';

const size = { rows: 100, columns: 5 };
const middle = at({ row: 50, column: 2 });

/** `keys` as `Ctrl+Shift+Home`. */
function press(keys: string, selection: Selection = middle): GridCommand | null {
  const parts = keys.split('+');
  const event = {
    key: parts.at(-1) ?? '',
    ctrlKey: parts.includes('Ctrl'),
    metaKey: parts.includes('Meta'),
    shiftKey: parts.includes('Shift'),
    altKey: parts.includes('Alt'),
  };
  return commandOf(event, selection, size, 20);
}

function goesTo(keys: string, from?: Selection) {
  const command = press(keys, from);
  return command?.do === 'select' ? command.selection.focus : command;
}

test('arrows go one cell, and stop at the edges', () => {
  expect(goesTo('ArrowUp')).toEqual({ row: 49, column: 2 });
  expect(goesTo('ArrowDown')).toEqual({ row: 51, column: 2 });
  expect(goesTo('ArrowLeft')).toEqual({ row: 50, column: 1 });
  expect(goesTo('ArrowRight')).toEqual({ row: 50, column: 3 });
  expect(goesTo('ArrowDown', at({ row: 99, column: 0 }))).toEqual({ row: 99, column: 0 });
  expect(goesTo('ArrowLeft', at({ row: 3, column: 0 }))).toEqual({ row: 3, column: 0 });
});

test('Home and End stay in the row, with Ctrl they go to the corners', () => {
  expect(goesTo('Home')).toEqual({ row: 50, column: 0 });
  expect(goesTo('End')).toEqual({ row: 50, column: 4 });
  expect(goesTo('Ctrl+Home')).toEqual({ row: 0, column: 0 });
  expect(goesTo('Ctrl+End')).toEqual({ row: 99, column: 4 });
});

test('PageUp and PageDown go as many rows as are in sight', () => {
  expect(goesTo('PageDown')).toEqual({ row: 70, column: 2 });
  expect(goesTo('PageUp')).toEqual({ row: 30, column: 2 });
  expect(goesTo('PageUp', at({ row: 5, column: 1 }))).toEqual({ row: 0, column: 1 });
});

test('the headers are above the first row', () => {
  expect(goesTo('ArrowUp', at({ row: 0, column: 3 }))).toEqual({ row: HEADER, column: 3 });
  expect(goesTo('ArrowDown', at({ row: HEADER, column: 3 }))).toEqual({ row: 0, column: 3 });
});

test('Shift extends the range from where it began, and not into the headers', () => {
  expect(press('Shift+ArrowDown')).toEqual({
    do: 'select',
    selection: { anchor: middle.focus, focus: { row: 51, column: 2 } },
  });
  const top = at({ row: 0, column: 2 });
  expect(press('Shift+ArrowUp', top)).toEqual({ do: 'select', selection: top });
});

test('on a header, Shift and the arrows change the width and typing does nothing', () => {
  const header = at({ row: HEADER, column: 1 });
  expect(press('Shift+ArrowRight', header)).toEqual({ do: 'resize', steps: 1 });
  expect(press('Shift+ArrowLeft', header)).toEqual({ do: 'resize', steps: -1 });
  expect(press('Shift+End', header)).toEqual({
    do: 'select',
    selection: at({ row: HEADER, column: 4 }),
  });
  expect(press('x', header)).toBeNull();
  expect(press('Delete', header)).toBeNull();
});

test('F2 and Enter edit what is there, a character replaces it, Backspace begins empty', () => {
  expect(press('F2')).toEqual({ do: 'edit', text: null });
  expect(press('Enter')).toEqual({ do: 'edit', text: null });
  expect(press('x')).toEqual({ do: 'edit', text: 'x' });
  expect(press('Shift+Ü')).toEqual({ do: 'edit', text: 'Ü' });
  expect(press('𠮷')).toEqual({ do: 'edit', text: '𠮷' });
  expect(press('Backspace')).toEqual({ do: 'edit', text: '' });
  expect(press('Delete')).toEqual({ do: 'empty' });
});

test('Tab, function keys, Alt and the keys of the clipboard are left to others', () => {
  for (const keys of [
    'Tab',
    'Shift+Tab',
    'F8',
    'Escape',
    'Alt+1',
    'Alt+ArrowLeft',
    'Ctrl+c',
    'Ctrl+v',
    'Ctrl+z',
    'Dead',
  ]) {
    expect(press(keys), keys).toBeNull();
  }
});

test('Ctrl+A selects all, Ctrl+D fills down, Shift and blank selects the row', () => {
  expect(press('Ctrl+a')).toEqual({
    do: 'selectAll',
    selection: { anchor: { row: 99, column: 4 }, focus: { row: 0, column: 0 } },
  });
  expect(press('Meta+A')).toMatchObject({ do: 'selectAll' });
  expect(press('Ctrl+d')).toEqual({ do: 'fillDown' });
  expect(press('Shift+ ')).toEqual({
    do: 'select',
    selection: { anchor: { row: 50, column: 4 }, focus: { row: 50, column: 0 } },
  });
});
