import { expect, test } from 'vitest';
import { placeToOpen } from '../../../main/hosts/electron/window-place.ts';

const screen = { x: 0, y: 25, width: 1920, height: 1055 };
const at = (x: number, y: number) => ({
  bounds: { x, y, width: 1000, height: 700 },
  maximized: false,
});
const centred = { bounds: { width: 1000, height: 700 }, maximized: false };

test('a window opens where it was', () => {
  expect(placeToOpen(at(100, 100), [screen])).toEqual(at(100, 100));
  expect(placeToOpen({ ...at(100, 100), maximized: true }, [screen]).maximized).toBe(true);
});

test.each([
  ['left of', -950, 100],
  ['right of', 1850, 100],
  ['below', 100, 1000],
  ['with its title bar above', 100, 0],
])('a window %s every screen keeps its size only', (_where, x, y) => {
  expect(placeToOpen(at(x, y), [screen])).toEqual(centred);
});

test('a window on a second screen opens there while that is connected', () => {
  const second = { x: -1600, y: 0, width: 1600, height: 900 };
  expect(placeToOpen(at(-1500, 50), [screen, second])).toEqual(at(-1500, 50));
  expect(placeToOpen(at(-1500, 50), [screen])).toEqual(centred);
});

test.each([undefined, null, 'here', {}, { bounds: { width: -1, height: 5 }, maximized: false }])(
  'a place kept as %j is the usual one',
  (kept) => {
    expect(placeToOpen(kept, [screen])).toEqual({
      bounds: { width: 1280, height: 820 },
      maximized: false,
    });
  },
);
