import { isEnabled } from '../../../shared/domain/live.ts';
import type { LiveState } from '../../../shared/domain/live.ts';
import { indexLive } from '../plan/live-index.ts';

/**
 * What an export of this leaves out although it was read: whatever leads out of the property has no row
 * that importing could understand.
 */
export function everythingNotes(live: LiveState): string[] {
  const { placeOfProfile } = indexLive(live);
  const isHere = (profileId: string | null): boolean => {
    const place = profileId === null ? undefined : placeOfProfile.get(profileId);
    return place !== undefined && place !== 'gone' && place.here;
  };
  const users = [...live.externalUsers.values()].flat();
  const rules = [...live.blocks.values(), ...live.dropIns.values()].flat();
  const ringing = new Map<string, number>();
  for (const { profileId } of users) {
    if (profileId !== null && isHere(profileId)) {
      ringing.set(profileId, (ringing.get(profileId) ?? 0) + 1);
    }
  }
  return [
    count(
      [...live.extensions.values()].flat().filter(({ profileId }) => !isHere(profileId)).length,
      (n, one) =>
        `${n} ${one ? 'extension rings' : 'extensions ring'} no room of this property and ${one ? 'is' : 'are'} left out.`,
    ),
    count(
      rules.filter(({ targetProfileId, value }) => isEnabled(value) && !isHere(targetProfileId))
        .length,
      (n, one) =>
        `${n} calling ${one ? 'rule is about a room' : 'rules are about rooms'} outside this property and ${one ? 'is' : 'are'} left out.`,
    ),
    count(
      users.filter(({ profileId }) => !isHere(profileId)).length,
      (n, one) =>
        `${n} external ${one ? 'user rings' : 'users ring'} no room of this property and ${one ? 'is' : 'are'} left out.`,
    ),
    count(
      [...ringing.values()].filter((n) => n > 1).length,
      (n, one) =>
        `${n} ${one ? 'room has' : 'rooms have'} several external users, which only the sheet External users shows.`,
    ),
  ].flat();
}

function count(n: number, sentence: (n: number, one: boolean) => string): string[] {
  return n === 0 ? [] : [sentence(n, n === 1)];
}
