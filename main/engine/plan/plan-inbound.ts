import { inboundKey, isEnabled } from '../../../shared/domain/live.ts';
import type { Step } from '../../../shared/domain/plan.ts';
import type { IdRef } from '../../../shared/domain/step-write.ts';
import type { ValidRow } from '../../../shared/domain/row.ts';
import type { InboundWish } from './calling-wishes.ts';
import { inboundWishKey } from './calling-wishes.ts';
import { otherProfile } from './exported-profile.ts';
import type { ContactFinding } from './find-contact.ts';
import { findContact } from './find-contact.ts';
import { idPart } from './names.ts';
import type { PlannedSoFar } from './planned-so-far.ts';
import type { PlanContext, StepStart } from './plan-context.ts';
import { LEFT_AS_IT_IS, mustBeRead, sentStep, shownStep } from './plan-context.ts';
import { needsOf, profileRef } from './profile-ref.ts';

/** Why a step that would send a message is not sent. */
export const NEEDS_MESSAGES =
  "It would send a message to this person's phone, which has to be wanted: --allow-messages.";

type Merged = { wish: InboundWish; rows: ValidRow[]; wishes: InboundWish[] };

/**
 * One step for every room and contact of the Inbound calling sheet: those that come, then those that
 * go. Without the consent to messages whatever would send one is blocked.
 */
export function planInbound(
  wishes: readonly InboundWish[],
  planned: PlannedSoFar,
  context: PlanContext,
): Step[] {
  const merged = mergeInbound(wishes, context);
  const comes = merged.filter(({ wish }) => wish.wanted.on);
  const goes = merged.filter(({ wish }) => !wish.wanted.on);
  return [
    ...comes.map((one) => foreign(one, context) ?? planGiven(one, planned, context)),
    ...goes.map((one) => foreign(one, context) ?? planTaken(one, planned, context)),
  ];
}

/** What is left as it is, since its row may speak of another room; null where it does not. */
function foreign(merged: Merged, context: PlanContext): Step | null {
  const exported = merged.wishes.flatMap((wish) => wish.exported);
  const reason = otherProfile(exported, context);
  if (reason === null) return null;
  const start = { ...startOf(merged, context), before: null };
  return shownStep({ ...start, after: shownOf(merged.wish, context), reason }, 'conflict');
}

function mergeInbound(wishes: readonly InboundWish[], context: PlanContext): Merged[] {
  const groups = new Map<string, InboundWish[]>();
  for (const wish of wishes) {
    const key = inboundWishKey(wish);
    groups.set(key, [...(groups.get(key) ?? []), wish]);
  }
  return [...groups.values()].flatMap((all) => {
    const on = all.filter(({ wanted }) => wanted.on);
    const gone = all.filter(({ wanted }) => !wanted.on && wanted.cause === 'delete');
    if (on.length > 0) for (const wish of gone) tellContradiction(wish, on[0]?.row, context);
    if (gone.length > 0) for (const wish of on) tellContradiction(wish, gone[0]?.row, context);
    const decisive = on.length > 0 ? on : gone.length > 0 ? gone : all;
    const [wish] = decisive;
    if (!wish) return [];
    return [{ wish, wishes: decisive, rows: [...new Set(decisive.map(({ row }) => row))] }];
  });
}

function tellContradiction(
  { row, contact, unit }: InboundWish,
  other: ValidRow | undefined,
  { sink, finder }: PlanContext,
): void {
  sink.add(row, {
    code: 'inbound-calling.contradiction',
    field: 'contact',
    found: contact,
    message: `That "${contact}" may call ${finder.pathOf(unit.id)} is wanted otherwise in row ${other?.row ?? 0} of ${other?.sheet ?? row.sheet}.`,
    fix: 'Keep one of the rows.',
  });
}

function planGiven(merged: Merged, planned: PlannedSoFar, context: PlanContext): Step {
  const { wish, rows, wishes } = merged;
  const { options, sink, live, finder } = context;
  const start = startOf(merged, context);
  const after = shownOf(wish, context);
  const finding = findContact(wish, planned, context);
  if (finding.kind === 'conflict') {
    return shownStep({ ...start, before: null, after, reason: finding.reason }, 'conflict');
  }
  if (finding.kind !== 'found') {
    for (const row of rows) tellMissing(row, wish, finding, context);
    return shownStep({ ...start, before: null, after }, 'blocked');
  }
  const { contact, book } = finding;
  const room = finder.pathOf(wish.unit.id);
  if (contact.reached === 'other') {
    for (const row of rows) {
      sink.add(row, {
        code: 'contact.no-phone',
        field: 'contact',
        found: wish.contact,
        message: `"${wish.contact}" has no phone number, so nobody could call ${room} from it.`,
        fix: 'Name a contact that has a phone number.',
      });
    }
  }
  const association = associationOf(wish, book, planned, context);
  if (association === null) {
    for (const row of rows) {
      sink.add(row, {
        code: 'room.not-in-book',
        field: 'addressBook',
        found: wish.bookName,
        message: `${room} may not call from "${wish.bookName}", so none of its contacts may call ${room}.`,
        fix: 'Add the address book to those of the room.',
      });
    }
    return shownStep({ ...start, before: null, after }, 'blocked');
  }
  const profile = mustBeRead(profileRef(wish.unit, planned, context) ?? undefined, 'A profile');
  const known =
    contact.id !== null && 'id' in profile
      ? mustBeRead(
          live.inboundCalling.get(inboundKey(profile.id, contact.id)),
          `The inbound calling of ${wish.contact}`,
        )
      : null;
  if (known && isEnabled(known.status)) {
    return shownStep({ ...start, before: after, after }, 'unchanged');
  }
  for (const { row, action } of wishes) {
    if (action !== 'update') continue;
    sink.add(row, {
      code: 'row.missing',
      field: 'action',
      found: action,
      message: `"${wish.contact}" may not call ${room} yet, so there is nothing to update.`,
      fix: 'Empty the Action cell to create it.',
    });
  }
  if (options.existing === 'skip' && wish.wanted.on && wish.wanted.moved) {
    return shownStep({ ...start, before: null, after: null, reason: LEFT_AS_IT_IS }, 'unchanged');
  }
  const needs = [...needsOf(profile, contact.ref), ...association];
  if (!options.allowMessages) {
    return shownStep({ ...start, before: null, after, needs, reason: NEEDS_MESSAGES }, 'blocked');
  }
  return sentStep({ ...start, before: null, after, needs }, 'create', {
    op: 'inboundCalling.create',
    profile,
    contact: contact.ref,
  });
}

function planTaken(merged: Merged, planned: PlannedSoFar, context: PlanContext): Step {
  const { wish } = merged;
  const { wanted } = wish;
  const start = startOf(merged, context);
  const shown = shownOf(wish, context);
  const nothing = (): Step => shownStep({ ...start, before: null, after: null }, 'unchanged');
  const finding = findContact(wish, planned, context);
  if (finding.kind === 'conflict') {
    return shownStep({ ...start, before: null, after: null, reason: finding.reason }, 'conflict');
  }
  const profile = profileRef(wish.unit, planned, context);
  if (finding.kind !== 'found' || finding.contact.id === null) return nothing();
  if (!profile || 'step' in profile) return nothing();
  const contactId = finding.contact.id;
  const exportedId = wanted.on ? null : wanted.contactId;
  if (exportedId !== null && exportedId !== contactId) {
    const reason = `"${wish.contact}" is another contact now than the one that was exported, so it cannot be told who is meant; export again, or delete the row of the one that is there.`;
    return shownStep({ ...start, before: null, after: null, reason }, 'conflict');
  }
  const known = mustBeRead(
    context.live.inboundCalling.get(inboundKey(profile.id, contactId)),
    `The inbound calling of ${wish.contact}`,
  );
  if (!known || !isEnabled(known.status)) return nothing();
  const isEdit = !wanted.on && wanted.cause === 'edit';
  if (isEdit && context.options.existing === 'skip') {
    return shownStep({ ...start, before: shown, after: shown, reason: LEFT_AS_IT_IS }, 'unchanged');
  }
  const instead = wanted.on ? null : wanted.instead;
  const needs = instead === null ? [] : [`inboundCalling:${inboundStepId(instead)}`];
  return takenStep(
    { ...start, before: shown, needs },
    { profileId: profile.id, contactId },
    context,
  );
}

/** The step that takes a live inbound calling away; blocked without the consent to its message. */
export function takenStep(
  start: Omit<StepStart, 'after'>,
  pair: { profileId: string; contactId: string },
  { options }: Pick<PlanContext, 'options'>,
): Step {
  const gone = { ...start, after: null };
  return options.allowMessages
    ? sentStep(gone, 'remove', { op: 'inboundCalling.delete', ...pair })
    : shownStep({ ...gone, reason: NEEDS_MESSAGES }, 'blocked');
}

/** Steps by which the room comes to call from the book, none where it does; null where it never will. */
function associationOf(
  { unit }: InboundWish,
  book: IdRef,
  { steps }: PlannedSoFar,
  { live }: PlanContext,
): string[] | null {
  if ('id' in book) {
    const units = mustBeRead(live.unitsOfBook.get(book.id), 'The units of an address book');
    if (units.includes(unit.id)) return [];
  }
  const made = steps.find(
    ({ write }) =>
      write?.op === 'association.create' &&
      refKey(write.book) === refKey(book) &&
      refKey(write.unit) === unit.id,
  );
  return made ? [made.id] : null;
}

function refKey(ref: IdRef): string {
  return 'id' in ref ? ref.id : ref.step;
}

function tellMissing(
  row: ValidRow,
  wish: InboundWish,
  { kind }: Exclude<ContactFinding, { kind: 'found' | 'conflict' }>,
  { sink }: PlanContext,
): void {
  if (kind === 'no-book') {
    sink.add(row, {
      code: 'book.not-found',
      field: 'addressBook',
      found: wish.bookName,
      message: `This property has no address book "${wish.bookName}".`,
      fix: 'Correct the name, or create the book with its contacts first.',
    });
  } else {
    sink.add(row, {
      code: 'contact.not-found',
      field: 'contact',
      found: wish.contact,
      message: `"${wish.bookName}" has no contact "${wish.contact}".`,
      fix: 'Correct the name, or add the contact on the sheet Contacts.',
    });
  }
}

function startOf(
  { wish, rows }: Merged,
  { finder }: PlanContext,
): Omit<StepStart, 'before' | 'after'> {
  return {
    kind: 'inboundCalling',
    // By names, since the contact may have no id yet; what was planned is found again by them.
    id: inboundStepId(inboundWishKey(wish)),
    key: `${finder.pathOf(wish.unit.id)} / ${wish.bookKey} / ${wish.contact}`,
    rows,
  };
}

/** The id of a step within its kind, from the key of its wish. */
export function inboundStepId(key: string): string {
  const parts: unknown = JSON.parse(key);
  return Array.isArray(parts) ? parts.map((part) => idPart(String(part))).join('/') : key;
}

function shownOf(
  { unit, bookKey, contact }: InboundWish,
  { finder }: Pick<PlanContext, 'finder'>,
): { room: string; addressBook: string; contact: string } {
  return { room: finder.pathOf(unit.id), addressBook: bookKey, contact };
}
