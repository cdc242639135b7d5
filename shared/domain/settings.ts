import { z } from 'zod';
import { roomAlias } from './alias.ts';

/** Account settings with the documented defaults; the service can grant others. */
export const limits = z.object({
  contactsPerBook: z.int().positive().default(2000),
  booksPerRoom: z.int().positive().default(10),
  roomsPerBook: z.int().positive().default(2500),
  numbersPerContact: z.int().positive().default(3),
  numbersPerRoom: z.int().positive().default(10),
  booksPerOrganization: z.int().positive().default(2500),
});
export type Limits = z.infer<typeof limits>;

export const VERTICALS = ['hospitality', 'healthcare', 'senior-living', 'core'] as const;
export const vertical = z.enum(VERTICALS);
export const REGIONS = ['NA', 'EU', 'FE'] as const;
export const region = z.enum(REGIONS);
export type Region = z.infer<typeof region>;

/** What may be known of an account everywhere; secrets are not part of it. */
export const accountInfo = z.object({
  name: z.string(),
  /** Origin, without a path. */
  apiUrl: z.string(),
  /** The whole address of the token endpoint. */
  tokenUrl: z.string(),
  region,
  /** ISO 3166 alpha-2, or null where nobody said. */
  country: z.string().nullable(),
  vertical: vertical.nullable(),
  organization: z.string().nullable(),
  /** Id or name, as given. */
  property: z.string().nullable(),
  /** For rows that name none. */
  trunk: z.string().nullable(),
  /** For rows of external users that name none; accounts kept before there was such a setting have none. */
  serviceProvider: z.string().nullable().default(null),
});
export type AccountInfo = z.infer<typeof accountInfo>;

/** Choices and consents that a plan is made and run with; a job keeps those given. */
export const planOptions = z.object({
  skipInvalid: z.boolean().default(false),
  replaceExtensions: z.boolean().default(false),
  /** Rooms that do not exist are created under their floor path. */
  createRooms: z.boolean().default(false),
  /** Steps that send a message to a person's phone are planned as steps to be sent. */
  allowMessages: z.boolean().default(false),
  /** The unit of a room that is removed goes too. */
  deleteUnits: z.boolean().default(false),
  /** Consent to removals: the property's name as it was typed. */
  yesDelete: z.string().nullable().default(null),
  /** Consent where most rooms of the file do not exist here: the property's name as it was typed. */
  yesProperty: z.string().nullable().default(null),
  /** Repairs damaged cells in which no digit was lost; without it they are errors where they matter. */
  repair: z.boolean().default(false),
  sharedBooks: z.boolean().default(false),
  existing: z.enum(['update', 'skip']).default('update'),
  /** `quick` plans rooms without reading their profiles one by one, so their steps count as `confirm`. */
  read: z.enum(['full', 'quick']).default('full'),
  /** Consent to `confirm` steps, which may rename a profile that nobody looked at. */
  allowOverwrite: z.boolean().default(false),
  limits: limits.prefault({}),
  /** Trunk for rows that name none. */
  trunk: z.string().nullable().default(null),
  /** WebRTC provider for rows that name none. */
  serviceProvider: z.string().nullable().default(null),
  /** Remembered names that a plan was made with; absent before it is made, and where it needed none. */
  aliases: z.array(roomAlias).optional(),
});
export type PlanOptions = z.infer<typeof planOptions>;

const CONSENTS = { yesDelete: true, yesProperty: true, allowOverwrite: true } as const;
/** What a plan is made with; the consents to run it are asked for once it is seen. */
export const planChoices = planOptions.omit({ ...CONSENTS, aliases: true });
export type PlanChoices = z.infer<typeof planChoices>;
/** What a plan may need before it is run, given for that plan alone. */
export const runConsents = planOptions.pick(CONSENTS);
export type RunConsents = z.infer<typeof runConsents>;
