import { z } from 'zod';
import { action, sheetKind, stepKind } from './kinds.ts';
import type { ContactAddress } from './live.ts';
import { problem } from './problem.ts';
import { rowData, rowKey } from './row.ts';
import { planOptions } from './settings.ts';
import { stepWrite, withUnitRefs } from './step-write.ts';
import type { PlannedAddress } from './step-write.ts';

/** Values as a person reads them, by field: names of rooms and books instead of ids. */
export const shownValues = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
export type ShownValues = z.infer<typeof shownValues>;

/**
 * What takes a step back, noted at planning while the old state is at hand. Steps whose own write tells
 * it, such as those that create, have none.
 */
export const restore = z.object({
  /**
   * The first brings back the object itself; those after it what vanishes along with it, which name the
   * object by this step's id. Empty where the old state is not known.
   */
  writes: z.array(z.preprocess(withUnitRefs, stepWrite)),
  /** Ids of what vanished along with it, in the order of the writes after the first. */
  vanished: z.array(z.string()).optional(),
  /** What cannot be brought back, each with its reason; sentences. */
  lost: z.array(z.string()),
  /** Ids of live objects that were wholly alike, or of that name, so that a later reader can tell them apart. */
  alike: z.array(z.string()).optional(),
});
export type Restore = z.infer<typeof restore>;

export const step = z.object({
  /** `kind:key`, unique in the plan. */
  id: z.string(),
  kind: stepKind,
  /** Identity of the object within its kind, readable: `Front desk / Laundry`. */
  key: z.string(),
  action,
  /** What is live, null where nothing is. */
  before: shownValues.nullable(),
  /** What will be, null where it will be gone. */
  after: shownValues.nullable(),
  /** Keys of the rows that asked for it. */
  rows: z.array(rowKey),
  /** Ids of steps that must be done first. */
  needs: z.array(z.string()),
  write: z.preprocess(withUnitRefs, stepWrite.nullable()),
  /** Ids of the live object that the step is about, where it exists: profile, contact, book. */
  remoteId: z.string().nullable(),
  /** Why it is in conflict, blocked or worth a look; one sentence. */
  reason: z.string().nullable(),
  /** Missing in plans that were made before there was such a thing. */
  restore: restore.optional(),
});
export type Step = z.infer<typeof step>;

export const limitUse = z.object({
  /** `contactsPerBook`, `booksPerRoom` … */
  resource: z.string(),
  id: z.string(),
  /** For people: the name of the book or room. */
  name: z.string(),
  used: z.number(),
  after: z.number(),
  limit: z.number(),
  /** The figures leave out what was not read. */
  atLeast: z.boolean(),
});
export type LimitUse = z.infer<typeof limitUse>;

/** One line for every input row, whatever became of it. */
export const plannedRow = z.object({
  key: rowKey,
  sheet: z.string(),
  row: z.int(),
  /** Cells as shown, under the headers of its sheet. */
  cells: z.array(z.string()),
  /** `invalid` rows have errors; `left-out` rows asked to be skipped. */
  state: z.enum(['valid', 'invalid', 'left-out']),
  /** What the row asks for; null where it is invalid. */
  data: rowData.nullable(),
  steps: z.array(z.string()),
  /**
   * Path of the room that it is about, as `Floor 1/101`, a new one included; null where it is about none
   * that can be told. Missing in plans that were made before there was such a thing.
   */
  room: z.string().nullable().optional(),
  /** Why nothing is planned, or what is wrong; empty where there is nothing to say. */
  reason: z.string(),
});
export type PlannedRow = z.infer<typeof plannedRow>;

export const sheetTable = z.object({
  name: z.string(),
  kind: sheetKind,
  headers: z.array(z.string()),
});
export type SheetTable = z.infer<typeof sheetTable>;

export const planCounts = z.record(action, z.number());
export type PlanCounts = z.infer<typeof planCounts>;

/** Ids that existed when the plan was made: what is none of them and none of our answers is new. */
export const knownIds = z.object({
  addressBooks: z.array(z.string()),
  /** Contact ids by book id, for the books in which the plan creates contacts. */
  contacts: z.record(z.string(), z.array(z.string())),
  /** Ids of all units, where the plan creates some. */
  units: z.array(z.string()).optional(),
});
export type KnownIds = z.infer<typeof knownIds>;

/** What planning gives: pure data, before it is bound to an account and saved. */
export const planBody = z.object({
  counts: planCounts,
  /** Write requests that a run without faults sends. */
  requests: z.int(),
  estimateSeconds: z.number(),
  limits: z.array(limitUse),
  steps: z.array(step),
  sheets: z.array(sheetTable),
  rows: z.array(plannedRow),
  known: knownIds,
  /** Sentences about the whole plan, such as another property's book of the same name. */
  notes: z.array(z.string()),
  /** How many different rooms the rows name, and how many of them the property has; missing in plans of version 1. */
  rooms: z.object({ named: z.int(), found: z.int() }).optional(),
});
export type PlanBody = z.infer<typeof planBody>;

export const plan = planBody.extend({
  format: z.literal('bellhop-plan'),
  /** 1: of Bellhop 0.1, found in jobs only; its units are named by id. */
  version: z.union([z.literal(1), z.literal(2)]),
  /** SHA-256 over everything else; a plan whose hash does not fit is refused. */
  planHash: z.string(),
  createdAt: z.iso.datetime(),
  apiUrl: z.string(),
  organization: z.string().nullable(),
  property: z.object({ id: z.string(), name: z.string() }),
  sources: z.array(z.object({ name: z.string(), sha256: z.string(), bytes: z.number() })),
  options: planOptions,
  problems: z.array(problem),
  /** The job that this plan takes back. */
  undoOf: z.string().optional(),
});
export type Plan = z.infer<typeof plan>;

/** The address of a live contact in a plan's terms; null where it cannot be told. */
export function addressOf(address: ContactAddress): PlannedAddress | null {
  switch (address.kind) {
    case 'phones':
      return { kind: 'phones', numbers: address.numbers };
    case 'profile':
      return { kind: 'profile', profile: { id: address.profileId } };
    case 'provider':
      return { kind: 'provider', providerId: address.providerId };
    case 'none':
      return null;
  }
}
