import type { Step } from '../../../shared/domain/plan.ts';
import type { IdRef } from '../../../shared/domain/step-write.ts';
import { isKnownInactive, trunkTitle } from './choose-trunk.ts';
import { roomText } from './exported-cells.ts';
import type { MergedExtension } from './merge-extensions.ts';
import { mergeExtensions } from './merge-extensions.ts';
import { idPart } from './names.ts';
import type { PlanContext } from './plan-context.ts';
import { LEFT_AS_IT_IS, mustBeRead, sentStep, shownStep } from './plan-context.ts';
import type { PlannedProfile } from './planned-profile.ts';
import type { ExtensionWish } from './wishes.ts';

/** An extension that rows want mapped, with its step. */
export type PlannedExtension = {
  wish: MergedExtension;
  step: Step;
  /** The profile that it shall ring. */
  profile: IdRef;
};

/** One step for every extension that rows want mapped. */
export function planExtensions(
  wishes: readonly ExtensionWish[],
  profiles: ReadonlyMap<string, PlannedProfile>,
  context: PlanContext,
): PlannedExtension[] {
  return mergeExtensions(wishes, context).map((wish) => {
    const target = targetOf(wish, profiles, context);
    return { wish, profile: target.ref, step: planExtension(wish, target, context) };
  });
}

type Target = { ref: IdRef; room: string };

function planExtension(wish: MergedExtension, target: Target, context: PlanContext): Step {
  const { extension, live: trunk } = wish;
  const { index, finder, options } = context;
  const shown = (room: string): Record<string, string> => ({
    extension,
    trunk: trunkTitle(trunk),
    room,
  });
  const after = shown(target.room);
  const common = {
    kind: 'extension' as const,
    id: `${idPart(trunk.id)}/${idPart(extension)}`,
    key: `${trunkTitle(trunk)} / ${extension}`,
    rows: wish.rows,
    after,
    needs: 'step' in target.ref ? [target.ref.step] : [],
  };
  const mappings = mustBeRead(index.mappings.get(trunk.id), `The extensions of trunk ${trunk.id}`);
  const mapping = mappings.get(extension);
  const profile = target.ref;
  const inactive = isKnownInactive(trunk)
    ? `Trunk ${trunkTitle(trunk)} is ${trunk.status}, not ACTIVE.`
    : null;

  if (!mapping) {
    tellMissing(wish, context);
    if (wish.baselineRoom !== null) {
      const reason = `Extension ${extension} of the export is no longer mapped.`;
      return shownStep({ ...common, before: null, needs: [], reason }, 'conflict');
    }
    const start = { ...common, before: null };
    if (inactive !== null) return shownStep({ ...start, reason: inactive }, 'blocked');
    return sentStep(start, 'create', {
      op: 'extension.map',
      trunkId: trunk.id,
      extension,
      profile,
    });
  }

  if ('id' in profile && mapping.profileId === profile.id) {
    return shownStep({ ...common, before: after, remoteId: profile.id }, 'unchanged');
  }
  const place = mapping.profileId === null ? null : index.placeOfProfile.get(mapping.profileId);
  const isHere = place !== null && place !== undefined && place !== 'gone' && place.here;
  const current = isHere ? finder.pathOf(place.unitId) : (mapping.profileId ?? '');
  const start = {
    ...common,
    before: shown(place === 'gone' ? 'a profile that no longer exists' : current),
  };
  const conflict = (reason: string): Step => shownStep({ ...start, needs: [], reason }, 'conflict');
  if (place === null || place === undefined) {
    return conflict(
      `Extension ${extension} is mapped, and the service does not say to what; look at it in the PBX settings first.`,
    );
  }
  if (place !== 'gone' && !place.here) {
    return conflict(
      `Extension ${extension} rings in a room outside this property; free it there first, or give this room another one.`,
    );
  }
  if (wish.owners.some(({ action }) => action === 'create')) {
    return conflict(
      `The row wants it created, but extension ${extension} rings in ${current}; leave Action empty to move it.`,
    );
  }
  const unit = place === 'gone' ? undefined : index.units.get(place.unitId);
  const exported = unit
    ? (roomText(unit, finder, wish.baselineRoom ?? undefined) ?? current)
    : current;
  if (wish.baselineRoom !== null && wish.baselineRoom !== exported) {
    return conflict(
      `Exported as ringing in ${wish.baselineRoom} and edited to ${target.room}, but it rings in ${exported} now.`,
    );
  }
  if (options.existing === 'skip') {
    const left = { ...start, needs: [], after: start.before, reason: LEFT_AS_IT_IS };
    return shownStep(left, 'unchanged');
  }
  if (inactive !== null) return shownStep({ ...start, reason: inactive }, 'blocked');
  return sentStep(start, 'change', {
    op: 'extension.remap',
    trunkId: trunk.id,
    extension,
    profile,
  });
}

/** The profile that an extension shall ring; a Profile ID must lie under this property. */
function targetOf(
  wish: MergedExtension,
  profiles: ReadonlyMap<string, PlannedProfile>,
  { index, finder, sink }: PlanContext,
): Target {
  const { target } = wish;
  if (target.kind === 'room') {
    const { ref } = mustBeRead(profiles.get(target.unit.id), `The profile of ${target.unit.name}`);
    return { ref, room: finder.pathOf(target.unit.id) };
  }
  const { profileId } = target;
  const place = mustBeRead(index.placeOfProfile.get(profileId), `The profile ${profileId}`);
  if (place === 'gone' || !place.here) {
    for (const row of wish.rows) {
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
  return { ref: { id: profileId }, room: finder.pathOf(place.unitId) };
}

function tellMissing(wish: MergedExtension, { sink }: PlanContext): void {
  for (const { row, action } of wish.owners) {
    if (action !== 'update') continue;
    sink.add(row, {
      code: 'row.missing',
      field: 'action',
      found: action,
      message: `Extension ${wish.extension} is not mapped yet, so there is nothing to update.`,
      fix: 'Empty the Action cell to create it.',
    });
  }
}
