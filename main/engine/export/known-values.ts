import { z } from 'zod';

/**
 * What an exported row knows of its object beyond its cells. Nobody reads or edits it: it lies within
 * the baseline, so that a copy of the property can be built with the same ids.
 */
export const knownValues = z.object({
  /** Of the room's communication profile. */
  profileId: z.string().optional(),
  /** The property and the units between it and the room, outermost first, each its id and name. */
  above: z.array(z.tuple([z.string(), z.string()])).optional(),
  /** Of the contact's address book, where others are called the same. */
  addressBookId: z.string().optional(),
});
export type KnownValues = z.infer<typeof knownValues>;

/** The name under which it lies in the baseline; no field is called so, which makes imports pass it over. */
export const KNOWN = 'copy';
