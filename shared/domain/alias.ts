import { z } from 'zod';

/** A name that a person resolved once, and that means the same room in this property from then on. */
export const roomAlias = z.object({
  /** As lists write it; with its floor where that was told: `Floor 3/Skybar`. */
  name: z.string().min(1).max(300),
  unitId: z.string().min(1),
  /** Where the room lay when the name was resolved. */
  path: z.string(),
});
export type RoomAlias = z.infer<typeof roomAlias>;
