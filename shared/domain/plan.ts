import { z } from 'zod';
import { action, sheetKind, stepKind } from './kinds.ts';
import type { ContactAddress } from './live.ts';
import { problem } from './problem.ts';
import { rowData, rowKey } from './row.ts';
import { planOptions } from './settings.ts';

/** An id that is known, or one that the step of this id will bring. */
export const idRef = z.union([z.object({ id: z.string() }), z.object({ step: z.string() })]);
export type IdRef = z.infer<typeof idRef>;

/** Where a contact leads, before every id is known. */
export const plannedAddress = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('phones'), numbers: z.array(z.string()) }),
  z.object({ kind: z.literal('profile'), profile: idRef }),
  z.object({ kind: z.literal('provider'), providerId: z.string() }),
]);
export type PlannedAddress = z.infer<typeof plannedAddress>;
export const plannedContact = z.object({ name: z.string(), address: plannedAddress });
export type PlannedContact = z.infer<typeof plannedContact>;

/** The one effect of a step, in terms of the service. Null on steps that are never sent. */
export const stepWrite = z.discriminatedUnion('op', [
  z.object({
    op: z.literal('profile.create'),
    unitId: z.string(),
    /** Null: a profile that is there keeps its name, and a new one gets the service's own. */
    name: z.string().nullable(),
  }),
  z.object({ op: z.literal('profile.rename'), profileId: z.string(), name: z.string() }),
  z.object({ op: z.literal('addressBook.create'), name: z.string() }),
  z.object({ op: z.literal('addressBook.rename'), addressBookId: z.string(), name: z.string() }),
  z.object({ op: z.literal('contact.create'), book: idRef, contact: plannedContact }),
  z.object({
    op: z.literal('contact.update'),
    addressBookId: z.string(),
    contactId: z.string(),
    contact: plannedContact,
  }),
  z.object({ op: z.literal('association.create'), book: idRef, unitId: z.string() }),
  z.object({
    op: z.literal('extension.map'),
    trunkId: z.string(),
    extension: z.string(),
    profile: idRef,
  }),
  z.object({
    op: z.literal('extension.remap'),
    trunkId: z.string(),
    extension: z.string(),
    profile: idRef,
  }),
]);
export type StepWrite = z.infer<typeof stepWrite>;

/** Values as a person reads them, by field: names of rooms and books instead of ids. */
export const shownValues = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
export type ShownValues = z.infer<typeof shownValues>;

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
  write: stepWrite.nullable(),
  /** Ids of the live object that the step is about, where it exists: profile, contact, book. */
  remoteId: z.string().nullable(),
  /** Why it is in conflict, blocked or worth a look; one sentence. */
  reason: z.string().nullable(),
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
});
export type PlanBody = z.infer<typeof planBody>;

export const plan = planBody.extend({
  format: z.literal('bellhop-plan'),
  version: z.literal(1),
  /** SHA-256 over everything else; a plan whose hash does not fit is refused. */
  planHash: z.string(),
  createdAt: z.iso.datetime(),
  apiUrl: z.string(),
  organization: z.string().nullable(),
  property: z.object({ id: z.string(), name: z.string() }),
  sources: z.array(z.object({ name: z.string(), sha256: z.string(), bytes: z.number() })),
  options: planOptions,
  problems: z.array(problem),
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
