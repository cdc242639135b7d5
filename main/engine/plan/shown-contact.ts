import type { ContactAddress, LiveState } from '../../../shared/domain/live.ts';
import type { ShownValues } from '../../../shared/domain/plan.ts';
import type { IdRef, PlannedAddress } from '../../../shared/domain/step-write.ts';
import type { RoomFinder } from '../rooms/room-finder.ts';
import type { LiveIndex } from './live-index.ts';
import type { PlannedProfile } from './planned-profile.ts';
import { numbersKey } from '../compare-keys.ts';
import { mustBeRead } from './plan-context.ts';
import type { WishedAddress } from './wishes.ts';

type Look = { live: LiveState; index: LiveIndex; finder: RoomFinder };

/**
 * Comparable form of an address; null where the service does not show it. A profile is told by its
 * id, and a room without a profile by itself, since no live contact can lead there.
 */
export function liveAddressKey(address: ContactAddress | undefined): string | null {
  switch (address?.kind) {
    case 'phones':
      return `phones ${numbersKey(address.numbers)}`;
    case 'profile':
      return `profile ${address.profileId}`;
    case 'provider':
      return `provider ${address.providerId}`;
    case 'none':
    case undefined:
      return null;
  }
}

/** Comparable form of what a row wants; null where it says nothing. */
export function wishedAddressKey(
  address: WishedAddress,
  profiles: ReadonlyMap<string, PlannedProfile>,
): string | null {
  const planned = plannedAddress(address, profiles);
  switch (planned?.kind) {
    case 'phones':
      return `phones ${numbersKey(planned.numbers)}`;
    case 'profile':
      return 'id' in planned.profile
        ? `profile ${planned.profile.id}`
        : `new ${planned.profile.step}`;
    case 'provider':
      return `provider ${planned.providerId}`;
    case undefined:
      return null;
  }
}

/** What a row wants in a plan's terms; null where it says nothing. */
export function plannedAddress(
  address: WishedAddress,
  profiles: ReadonlyMap<string, PlannedProfile>,
): PlannedAddress | null {
  switch (address.kind) {
    case 'phones':
      return { kind: 'phones', numbers: address.numbers };
    case 'room': {
      const profile = profiles.get(address.unit.id);
      if (!profile) throw new Error(`No profile is planned for ${address.unit.name}.`);
      return { kind: 'profile', profile: profile.ref };
    }
    case 'profile':
      return { kind: 'profile', profile: { id: address.profileId } };
    case 'provider':
      return { kind: 'provider', providerId: address.providerId };
    case 'missing':
    case 'keep':
      return null;
  }
}

/**
 * Comparable form of where a contact to remove leads; null where the row does not say. A room is told
 * by its live profile, and one without a profile by itself, since nothing live can lead there.
 */
export function removedAddressKey(
  address: WishedAddress,
  { profiles }: Pick<LiveState, 'profiles'>,
): string | null {
  if (address.kind === 'missing') return `room ${address.room}`;
  if (address.kind !== 'room') return wishedAddressKey(address, new Map());
  const { id, name } = address.unit;
  const profile = mustBeRead(profiles.get(id), `The profile of ${name}`);
  return profile ? `profile ${profile.id}` : `room ${id}`;
}

/** An address as a person reads it: a room's path instead of the id of its profile. */
export function shownAddress(address: PlannedAddress | null, look: Look): ShownValues {
  switch (address?.kind) {
    case 'phones':
      return { phones: [...new Set(address.numbers)].toSorted() };
    case 'profile':
      return shownProfile(address.profile, look);
    case 'provider':
      return { providerContact: address.providerId };
    case undefined:
      return {};
  }
}

function shownProfile(profile: IdRef, { index, finder }: Look): ShownValues {
  if ('step' in profile) {
    return { room: finder.pathOf(profile.step.slice('profile:'.length)) };
  }
  const place = index.placeOfProfile.get(profile.id);
  if (place !== undefined && place !== 'gone' && place.here) {
    return { room: finder.pathOf(place.unitId) };
  }
  return { profileId: profile.id };
}
