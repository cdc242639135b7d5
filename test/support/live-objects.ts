import type { LiveState } from '../../shared/domain/live.ts';

/** Every object of a live state by a key, with what it says: two states are alike where these are. */
export function liveObjects(live: LiveState): Map<string, string> {
  const objects = new Map<string, string>();
  const add = (key: string, value: unknown): void => {
    objects.set(key, JSON.stringify(value));
  };
  for (const unit of live.units) add(`unit ${unit.id}`, unit);
  for (const profile of live.profiles.values()) {
    if (profile) add(`profile ${profile.id}`, profile);
  }
  for (const book of live.addressBooks) add(`addressBook ${book.id}`, book);
  for (const contact of [...live.contacts.values()].flat()) add(`contact ${contact.id}`, contact);
  for (const [bookId, units] of live.unitsOfBook) {
    for (const unitId of units) add(`association ${bookId} ${unitId}`, true);
  }
  for (const { trunkId, extension, profileId } of [...live.extensions.values()].flat()) {
    add(`extension ${trunkId} ${extension}`, profileId);
  }
  return objects;
}
