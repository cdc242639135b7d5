import { z } from 'zod';

const rectangle = z.object({
  x: z.int().exactOptional(),
  y: z.int().exactOptional(),
  width: z.int().positive(),
  height: z.int().positive(),
});

const windowPlace = z.object({ bounds: rectangle, maximized: z.boolean() });
export type WindowPlace = z.infer<typeof windowPlace>;

type Area = { x: number; y: number; width: number; height: number };

const USUAL: WindowPlace = { bounds: { width: 1280, height: 820 }, maximized: false };
/** So much of the window must be on a screen, or a person cannot take hold of it. */
const GRIP = 100;

/**
 * Where the window opens: where it was, unless that place is gone with its screen or what was kept
 * cannot be read.
 *
 * @param kept as it was stored, whoever may have changed it since
 * @param screens work areas of the screens that are there now
 */
export function placeToOpen(kept: unknown, screens: Area[]): WindowPlace {
  const read = windowPlace.safeParse(kept);
  if (!read.success) return USUAL;
  const { bounds, maximized } = read.data;
  const { x, y, width, height } = bounds;
  if (x === undefined || y === undefined) return read.data;
  const visible = screens.some(
    (screen) =>
      Math.min(x + width, screen.x + screen.width) - Math.max(x, screen.x) >= GRIP &&
      // The title bar is at the top: that edge itself must be on the screen.
      y >= screen.y &&
      Math.min(y + height, screen.y + screen.height) - y >= GRIP,
  );
  return visible ? read.data : { bounds: { width, height }, maximized };
}
