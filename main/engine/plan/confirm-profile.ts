import { profileNameOf } from './names.ts';
import type { PlanContext } from './plan-context.ts';
import { sentStep } from './plan-context.ts';
import type { PlannedProfile } from './planned-profile.ts';
import { unitRef } from './unit-ref.ts';
import type { ProfileWish } from './wishes.ts';

/**
 * The step of a room whose profile was not read: creating it gives the id in either case. A name that
 * is sent would rename a profile that is there, so only a Display name is; what exists and is to be
 * left as it is gets none.
 */
export function confirmProfile(
  { unit, rows }: ProfileWish,
  asked: string | undefined,
  context: PlanContext,
): PlannedProfile {
  const { finder, index, options, notes } = context;
  const room = finder.pathOf(unit.id);
  const name = options.existing === 'skip' ? null : (asked ?? null);
  const step = sentStep(
    {
      kind: 'profile',
      id: unit.id,
      key: room,
      rows,
      before: null,
      after: { room, ...(name === null ? {} : { displayName: name }) },
      reason:
        name === null
          ? 'Its profile was not read (--read quick): it keeps its name, or is created without a display name.'
          : 'Its profile was not read (--read quick): it gets this name, whatever it is called now.',
    },
    'confirm',
    { op: 'profile.create', unit: unitRef(unit.id, context), name },
  );
  notes.push(NOT_READ);
  // A listed room goes by the name of its row, since that of an unread profile is not known.
  // What a contact or an extension leads to may have told the id; then those need not wait.
  const known = index.profileOfUnit.get(unit.id);
  const ref = known === undefined ? { step: step.id } : { id: known };
  return { ref, name: asked ?? profileNameOf(unit.name), step };
}

const NOT_READ =
  'Profiles of rooms were not read (--read quick): those steps may rename a profile, give a new one no display name where the row has none, and cannot be undone.';
