import { isEnabled } from '../../../shared/domain/live.ts';
import type { Contact, LiveState, Unit } from '../../../shared/domain/live.ts';
import type { Step } from '../../../shared/domain/plan.ts';
import type { ValidRow } from '../../../shared/domain/row.ts';
import { nameKey } from '../compare-keys.ts';
import type { RuleKind } from './calling-wishes.ts';
import { inboundWishKey } from './calling-wishes.ts';
import type { PlanContext } from './plan-context.ts';
import { idPart } from './names.ts';
import { goneUser } from './plan-external-users.ts';
import { inboundStepId, takenStep } from './plan-inbound.ts';
import { removedRule } from './plan-rules.ts';

/**
 * Steps that take a room's calling away, in safe order: who may call it, its rules and those of other
 * rooms about it as far as they were read, and the external users that ring there. Without the consent
 * to messages every one of them is blocked where one would send a message. A rule between two rooms that
 * both go comes with either of them, by the same id: one of the two is enough.
 */
export function removeRoomCalling(
  unit: Unit,
  profileId: string,
  rows: readonly ValidRow[],
  context: PlanContext,
): Step[] {
  const steps = [
    ...inboundOf(unit, profileId, rows, context),
    ...rulesOf('block', context.live.blocks, unit, profileId, rows, context),
    ...rulesOf('dropIn', context.live.dropIns, unit, profileId, rows, context),
    ...usersOf(unit, profileId, rows, context),
  ];
  if (!steps.some(({ action }) => action === 'blocked')) return steps;
  return steps.map((step): Step =>
    step.action === 'blocked'
      ? step
      : { ...step, action: 'blocked', write: null, reason: WAITS_FOR_MESSAGES },
  );
}

const WAITS_FOR_MESSAGES =
  "The room's inbound calling goes first, which sends messages to people's phones: --allow-messages.";

function inboundOf(
  unit: Unit,
  profileId: string,
  rows: readonly ValidRow[],
  context: PlanContext,
): Step[] {
  const { live, finder } = context;
  const contacts = new Map<string, Contact>();
  for (const contact of [...live.contacts.values()].flat()) contacts.set(contact.id, contact);
  const bookNames = new Map(live.addressBooks.map(({ id, name }) => [id, name]));
  const taken = new Set<string>();
  return [...live.inboundCalling.values()].flatMap((inbound) => {
    if (inbound?.profileId !== profileId || !isEnabled(inbound.status)) return [];
    const contact = contacts.get(inbound.contactId);
    const addressBook = bookNames.get(contact?.addressBookId ?? '') ?? '';
    const name = contact?.name ?? inbound.contactId;
    const room = finder.pathOf(unit.id);
    const wish = { unit, bookKey: nameKey(addressBook), contact: nameKey(name) };
    const byName = inboundStepId(inboundWishKey(wish));
    const id = taken.has(byName) ? `${byName}/${idPart(inbound.contactId)}` : byName;
    taken.add(byName);
    return takenStep(
      {
        kind: 'inboundCalling',
        id,
        key: `${room} / ${addressBook} / ${name}`,
        rows,
        before: { room, addressBook, contact: name },
      },
      { profileId, contactId: inbound.contactId },
      context,
    );
  });
}

function rulesOf(
  rule: RuleKind,
  known: LiveState['blocks'],
  unit: Unit,
  profileId: string,
  rows: readonly ValidRow[],
  context: PlanContext,
): Step[] {
  if (!known.has(profileId)) context.notes.push(NOT_READ[rule]);
  return [...known.values()].flat().flatMap((one) => {
    const isOurs = one.profileId === profileId || one.targetProfileId === profileId;
    if (!isOurs || !isEnabled(one.value)) return [];
    const room = unitOf(one.profileId, context);
    const target = unitOf(one.targetProfileId, context);
    // Rules of rooms elsewhere are not ours to change; one about a room elsewhere goes all the same.
    if (!room) return [];
    const other = { id: one.targetProfileId, name: 'a room outside this property' };
    const wish = { rule, unit: room, target: target ?? { ...unit, ...other } };
    const { targetProfileId } = one;
    return removedRule(wish, { profileId: one.profileId, targetProfileId }, rows, context);
  });
}

function usersOf(
  unit: Unit,
  profileId: string,
  rows: readonly ValidRow[],
  context: PlanContext,
): Step[] {
  const { live, options, notes } = context;
  const unread =
    options.serviceProvider !== null && !live.externalUsers.has(options.serviceProvider);
  if (live.externalUsers.size === 0 || unread) notes.push(USERS_NOT_READ);
  return [...live.externalUsers.values()]
    .flat()
    .filter((user) => user.profileId === profileId)
    .map((user) => goneUser(user, rows, context));
}

function unitOf(profileId: string, { index }: PlanContext): Unit | undefined {
  const place = index.placeOfProfile.get(profileId);
  return place === undefined || place === 'gone' ? undefined : index.units.get(place.unitId);
}

const NOT_READ: Readonly<Record<RuleKind, string>> = {
  block:
    'Blocking rules of the rooms that are removed could not be looked at, since the account may not see them.',
  dropIn:
    'Drop-in rules of the rooms that are removed could not be looked at, since the account may not see them.',
};
const USERS_NOT_READ =
  'External users of the rooms that are removed could not be looked at: no service provider is known (BELLHOP_SERVICE_PROVIDER), or the account may not see its users.';
