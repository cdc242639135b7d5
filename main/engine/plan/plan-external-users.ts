import { userKey } from '../../../shared/domain/live.ts';
import type { ExternalUser } from '../../../shared/domain/live.ts';
import type { ShownValues, Step } from '../../../shared/domain/plan.ts';
import type { IdRef } from '../../../shared/domain/step-write.ts';
import type { UserRemoval, UserTarget, UserWish } from './calling-wishes.ts';
import { roomText } from './exported-cells.ts';
import type { MergedUser, MergedUserRemoval } from './merge-users.ts';
import { mergeUsers, targetKey } from './merge-users.ts';
import { idPart } from './names.ts';
import type { PlannedSoFar } from './planned-so-far.ts';
import type { PlanContext, StepStart } from './plan-context.ts';
import { LEFT_AS_IT_IS, mustBeRead, sentStep, shownStep } from './plan-context.ts';
import { needsOf, profileRef } from './profile-ref.ts';

/** One step for every external user: those that come or change, then those that go. */
export function planExternalUsers(
  wishes: readonly UserWish[],
  removals: readonly UserRemoval[],
  planned: PlannedSoFar,
  context: PlanContext,
): Step[] {
  const merged = mergeUsers(wishes, removals, context);
  const comes = merged.users.map((user) => planUser(user, planned, context));
  const taken = new Set(comes.map(({ id }) => id));
  const goes = new Map<string, Step>();
  for (const removal of merged.removals) {
    for (const step of planRemoval(removal, planned, context)) {
      const held = goes.get(step.id);
      if (!taken.has(step.id)) goes.set(step.id, held ? decisive(held, step) : step);
    }
  }
  return [...comes, ...goes.values()];
}

/** Of two rows about one user, the one that can take it away decides; the step is for both. */
function decisive(one: Step, other: Step): Step {
  const [first, second] = rankOf(one) <= rankOf(other) ? [one, other] : [other, one];
  return { ...first, rows: [...new Set([...first.rows, ...second.rows])] };
}

/** Sorts by what is done, and what is alike by its reason, so that the order of rows does not count. */
function rankOf({ action, reason }: Step): string {
  return `${['remove', 'conflict', 'unchanged'].indexOf(action)} ${reason ?? ''}`;
}

function planUser(merged: MergedUser, planned: PlannedSoFar, context: PlanContext): Step {
  const { provider, wish, wishes, rows } = merged;
  const { externalUser } = wish;
  const { options, sink } = context;
  const target = targetOf(merged, planned, context);
  const after = shownUser(externalUser, provider, target.room);
  const common = {
    ...startOf(externalUser, provider, rows),
    after,
    needs: needsOf(target.ref),
  };
  const write = {
    serviceProviderId: provider,
    externalUserId: externalUser,
    profile: target.ref,
  } as const;
  const mapping = liveUser(provider, externalUser, context);
  const baseline = wishes.find(({ baselineRoom }) => baselineRoom !== null)?.baselineRoom ?? null;

  if (!mapping) {
    for (const { row, action } of wishes) {
      if (action !== 'update') continue;
      sink.add(row, {
        code: 'row.missing',
        field: 'action',
        found: action,
        message: `There is no external user ${externalUser} yet, so there is nothing to update.`,
        fix: 'Empty the Action cell to create it.',
      });
    }
    const start = { ...common, before: null };
    if (baseline !== null) {
      const reason = `External user ${externalUser} of the export no longer exists.`;
      return shownStep({ ...start, needs: [], reason }, 'conflict');
    }
    if (options.existing === 'skip' && wish.moved) {
      return shownStep({ ...start, after: null, needs: [], reason: LEFT_AS_IT_IS }, 'unchanged');
    }
    return sentStep(start, 'create', { op: 'externalUser.create', ...write });
  }

  const { profileId } = mapping;
  const place = placeOf(profileId, context);
  const current = roomOf(profileId, context);
  const before = shownUser(externalUser, provider, current);
  const start = { ...common, before };
  if ('id' in target.ref && profileId === target.ref.id) {
    return shownStep({ ...start, after: before, needs: [] }, 'unchanged');
  }
  const conflict = (reason: string): Step => shownStep({ ...start, needs: [], reason }, 'conflict');
  if (place === null) {
    return conflict(
      `External user ${externalUser} exists, and the service does not say where it rings; look at it at the provider first.`,
    );
  }
  if (place !== 'gone' && !place.here) {
    return conflict(
      `External user ${externalUser} rings in a room outside this property; free it there first, or give this room another one.`,
    );
  }
  if (wishes.some(({ action }) => action === 'create')) {
    return conflict(
      `The row wants it created, but external user ${externalUser} rings in ${current}; leave Action empty to move it.`,
    );
  }
  const exported = exportedRoom(profileId, context);
  if (baseline !== null && baseline !== exported) {
    return conflict(
      `Exported as ringing in ${baseline} and edited to ${target.room}, but it rings in ${exported} now.`,
    );
  }
  if (options.existing === 'skip') {
    return shownStep({ ...start, after: before, needs: [], reason: LEFT_AS_IT_IS }, 'unchanged');
  }
  return sentStep(start, 'change', { op: 'externalUser.update', ...write });
}

function planRemoval(
  { provider, removal, rows }: MergedUserRemoval,
  planned: PlannedSoFar,
  context: PlanContext,
): Step[] {
  const { externalUser, from, cause, instead } = removal;
  if (externalUser === null) {
    const profile = from?.kind === 'room' ? profileRef(from.unit, planned, context) : null;
    if (!profile || 'step' in profile) return [];
    const gone = usersOf(profile.id, provider, context);
    if (context.options.existing !== 'skip') {
      return gone.map((user) => goneUser(user, rows, context));
    }
    return gone.map(({ externalUserId }) => {
      const before = shownUser(externalUserId, provider, roomOf(profile.id, context));
      const start = startOf(externalUserId, provider, rows);
      return shownStep({ ...start, before, after: before, reason: LEFT_AS_IT_IS }, 'unchanged');
    });
  }
  const start = startOf(externalUser, provider, rows);
  const mapping = liveUser(provider, externalUser, context);
  if (!mapping) return [shownStep({ ...start, before: null, after: null }, 'unchanged')];
  const { profileId } = mapping;
  const place = placeOf(profileId, context);
  const current = roomOf(profileId, context);
  const before = shownUser(externalUser, provider, current);
  const conflict = (reason: string): Step[] => [
    shownStep({ ...start, before, after: null, reason }, 'conflict'),
  ];
  if (place === null || (place !== 'gone' && !place.here)) {
    return conflict(`External user ${externalUser} does not ring in a room of this property.`);
  }
  const rings = place === 'gone' ? null : `room ${place.unitId}`;
  if (from && rings !== null && targetKey(from, context) !== rings) {
    const exported = exportedRoom(profileId, context);
    return conflict(
      cause === 'edit'
        ? `Exported as ringing in ${removal.room} and taken out, but it rings in ${exported} now.`
        : `The row wants it gone from ${removal.room}, but it rings in ${exported}.`,
    );
  }
  if (cause === 'edit' && context.options.existing === 'skip') {
    return [shownStep({ ...start, before, after: before, reason: LEFT_AS_IT_IS }, 'unchanged')];
  }
  const next = instead && (instead.provider ?? context.options.serviceProvider);
  const needs =
    instead && next ? [`externalUser:${idPart(next)}/${idPart(instead.externalUser)}`] : [];
  return [goneUser(mapping, rows, context, needs)];
}

/** The step that takes an external user away. */
export function goneUser(
  { serviceProviderId, externalUserId, profileId }: ExternalUser,
  rows: StepStart['rows'],
  context: PlanContext,
  needs: readonly string[] = [],
): Step {
  return sentStep(
    {
      ...startOf(externalUserId, serviceProviderId, rows),
      before: shownUser(externalUserId, serviceProviderId, roomOf(profileId, context)),
      after: null,
      needs,
    },
    'remove',
    { op: 'externalUser.delete', serviceProviderId, externalUserId },
  );
}

/** Every external user of a provider that rings for a profile. */
function usersOf(
  profileId: string,
  provider: string,
  { live }: Pick<PlanContext, 'live'>,
): ExternalUser[] {
  const all = mustBeRead(live.externalUsers.get(provider), `The external users of ${provider}`);
  return all.filter((user) => user.profileId === profileId);
}

/** A live external user; null where there is none of that id. */
function liveUser(
  provider: string,
  externalUser: string,
  { live }: Pick<PlanContext, 'live'>,
): ExternalUser | null {
  const all = live.externalUsers.get(provider);
  if (all) return all.find(({ externalUserId }) => externalUserId === externalUser) ?? null;
  return mustBeRead(
    live.externalUsersById.get(userKey(provider, externalUser)),
    `The external user ${externalUser}`,
  );
}

/** Where a user shall ring; a Profile ID must lie under this property. */
function targetOf(
  { wish, rows }: MergedUser,
  planned: PlannedSoFar,
  context: PlanContext,
): { ref: IdRef; room: string } {
  const { index, finder, sink } = context;
  const target: UserTarget = wish.target;
  if (target.kind === 'room') {
    const ref = mustBeRead(profileRef(target.unit, planned, context) ?? undefined, 'A profile');
    return { ref, room: finder.pathOf(target.unit.id) };
  }
  const { profileId } = target;
  const place = mustBeRead(index.placeOfProfile.get(profileId), `The profile ${profileId}`);
  if (place !== 'gone' && place.here) {
    return { ref: { id: profileId }, room: finder.pathOf(place.unitId) };
  }
  for (const row of rows) {
    sink.add(row, {
      code: place === 'gone' ? 'profile.not-found' : 'unit.outside',
      field: 'profileId',
      found: profileId,
      message:
        place === 'gone'
          ? 'There is no communication profile of this id.'
          : 'This profile belongs to a unit outside the chosen property.',
      fix: 'Correct the Profile ID, or name the room instead.',
    });
  }
  return { ref: { id: profileId }, room: profileId };
}

function placeOf(profileId: string | null, { index }: PlanContext) {
  return profileId === null
    ? null
    : mustBeRead(index.placeOfProfile.get(profileId), `The profile ${profileId}`);
}

/** Where a user rings, for people. */
function roomOf(profileId: string | null, context: PlanContext): string {
  const place = placeOf(profileId, context);
  if (place === null) return '';
  if (place === 'gone') return 'a room that no longer exists';
  return place.here ? context.finder.pathOf(place.unitId) : 'a room outside this property';
}

/** As an export would write it. */
function exportedRoom(profileId: string | null, context: PlanContext): string {
  const place = placeOf(profileId, context);
  const unit =
    place === null || place === 'gone' ? undefined : context.index.units.get(place.unitId);
  return (unit && roomText(unit, context.finder)) ?? roomOf(profileId, context);
}

function startOf(
  externalUser: string,
  provider: string,
  rows: StepStart['rows'],
): Omit<StepStart, 'before' | 'after'> {
  return {
    kind: 'externalUser',
    id: `${idPart(provider)}/${idPart(externalUser)}`,
    key: externalUser,
    rows,
  };
}

function shownUser(externalUser: string, serviceProvider: string, room: string): ShownValues {
  return { externalUser, serviceProvider, room };
}
