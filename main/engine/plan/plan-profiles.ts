import { nameKey } from '../compare-keys.ts';
import { profileNameOf } from './names.ts';
import type { PlanContext } from './plan-context.ts';
import { LEFT_AS_IT_IS, mustBeRead, sentStep, shownStep } from './plan-context.ts';
import { confirmProfile } from './confirm-profile.ts';
import type { PlannedProfile } from './planned-profile.ts';
import { unitNeeds, unitRef } from './unit-ref.ts';
import type { ProfileWish } from './wishes.ts';

/**
 * One step for every room that rows name: its profile is created where there is none, and
 * renamed only where a row gives a display name. By unit id.
 */
export function planProfiles(
  wishes: ReadonlyMap<string, ProfileWish>,
  context: PlanContext,
): Map<string, PlannedProfile> {
  const planned = new Map<string, PlannedProfile>();
  for (const [unitId, wish] of wishes) planned.set(unitId, planProfile(wish, context));
  return planned;
}

function planProfile(wish: ProfileWish, context: PlanContext): PlannedProfile {
  const { unit, rows, owners } = wish;
  const { live, finder, options, sink } = context;
  const [asked] = [...wish.names.keys()];
  if (wish.names.size > 1) {
    const names = [...wish.names.keys()].toSorted().join(', ');
    for (const [name, askers] of wish.names) {
      for (const row of askers) {
        sink.add(row, {
          code: 'room.contradiction',
          field: 'displayName',
          found: name,
          message: `Several rows mean the room ${finder.pathOf(unit.id)} and name it differently: ${names}.`,
          fix: 'Leave one display name for the room.',
        });
      }
    }
  }
  const room = finder.pathOf(unit.id);
  if (options.read === 'quick' && !live.profiles.has(unit.id)) {
    return confirmProfile(wish, asked, context);
  }
  const profile = mustBeRead(live.profiles.get(unit.id), `The profile of ${room}`);
  const common = { kind: 'profile' as const, id: unit.id, key: room, rows };

  if (!profile) {
    for (const { row, action } of owners) {
      if (action !== 'update') continue;
      sink.add(row, {
        code: 'row.missing',
        field: 'action',
        found: action,
        message: `${room} has no communication profile yet, so there is nothing to update.`,
        fix: 'Empty the Action cell to create it.',
      });
    }
    const name = asked ?? profileNameOf(unit.name);
    const step = sentStep(
      {
        ...common,
        before: null,
        after: { room, displayName: name },
        needs: unitNeeds(unit.id, context),
      },
      'create',
      { op: 'profile.create', unit: unitRef(unit.id, context), name },
    );
    return { ref: { step: step.id }, name, step };
  }

  const ref = { id: profile.id };
  const before = { room, ...(profile.name !== null && { displayName: profile.name }) };
  const known = { ...common, before, remoteId: profile.id };
  const current = nameKey(profile.name ?? '');
  if (asked === undefined || asked === current) {
    const step = shownStep({ ...known, after: before }, 'unchanged');
    return { ref, name: profile.name ?? profileNameOf(unit.name), step };
  }
  const after = { room, displayName: asked };
  const reason = conflictOf(wish, current, asked);
  if (reason !== null) {
    return { ref, name: current, step: shownStep({ ...known, after, reason }, 'conflict') };
  }
  if (options.existing === 'skip') {
    const step = shownStep({ ...known, after: before, reason: LEFT_AS_IT_IS }, 'unchanged');
    return { ref, name: current, step };
  }
  const untold = profile.name === null ? NAME_NOT_TOLD : null;
  if (untold !== null) context.notes.push(untold);
  const step = sentStep({ ...known, after, reason: untold }, 'change', {
    op: 'profile.rename',
    profileId: profile.id,
    name: asked,
  });
  return { ref, name: asked, step };
}

const NAME_NOT_TOLD =
  'The service does not tell what profiles are called here: display names are sent again each time, and cannot be put back.';

function conflictOf(wish: ProfileWish, current: string, asked: string): string | null {
  if (wish.baseline !== null && wish.baseline !== current) {
    return `Exported as "${wish.baseline}" and edited to "${asked}", but it is "${current}" now.`;
  }
  if (wish.owners.some(({ action }) => action === 'create')) {
    return current === ''
      ? 'The row wants it created, but it exists; leave Action empty to name it.'
      : `The row wants it created, but it exists under the name "${current}".`;
  }
  return null;
}
