import { z } from 'zod';
import { fieldName } from '../../shared/domain/fields.ts';
import { readings } from '../../shared/domain/reading.ts';
import { recipe } from '../../shared/domain/recipe.ts';
import { vertical } from '../../shared/domain/settings.ts';
import { shaping, shapingWish } from '../../shared/domain/shaping.ts';

/** What a job keeps of the call that began it, so that it can plan again as it was asked to. */
export const jobSetup = z.object({
  map: z.array(z.object({ field: fieldName, column: z.string() })),
  yes: z.boolean(),
  /** A plan made for the real service, tried on loopback; it never goes on elsewhere. */
  rehearsal: z.boolean(),
  /** Stored account that the job belongs to; null: whichever is in use fits, if it fits. */
  account: z.string().nullable().default(null),
  /** Property that the account had when the job began, as given; the job itself knows it once it was seen. */
  property: z.string().nullable().default(null),
  /** For numbers without a country code; absent where the job was not made in a window. */
  country: z.string().nullable().optional(),
  /** What the account is used for; absent where `country` is, and in jobs of before there was such a thing. */
  vertical: vertical.nullable().optional(),
  /** In an undo and of a saved plan: steps that others change are left out when it goes on. */
  skipStale: z.boolean().optional(),
  /** What a person decided about how its files are read, by the names of their copies. */
  reading: readings.default({}),
  /** What a command line asked fields to be made of, and the whole recipe that it named, whatever becomes of it. */
  shape: z.array(shapingWish).default([]),
  recipe: recipe.nullable().default(null),
  /** What fields are made of, as chosen in a window. */
  shapings: z.array(shaping).default([]),
  /** Name of the recipe that was applied in a window. */
  appliedRecipe: z.string().nullable().default(null),
  /** In a draft: edits up to this group were made in columns that are no more, so undo ends there. */
  undoFloor: z.int().nonnegative().default(0),
  /** Choices of columns made in a window; `field` null leaves the column out. */
  columns: z
    .array(
      z.object({
        sheet: z.string(),
        index: z.int().nonnegative(),
        field: fieldName.nullable(),
      }),
    )
    .default([]),
});
/** As it is given. */
export type JobSetup = z.input<typeof jobSetup>;
