import type {
  AddressBook,
  ExtensionMapping,
  LiveState,
  Unit,
} from '../../../shared/domain/live.ts';
import { nameKey } from '../compare-keys.ts';

/** A live state, arranged for looking up. */
export type LiveIndex = {
  units: Map<string, Unit>;
  booksByName: Map<string, AddressBook[]>;
  /** Where a profile lies; `gone` where it no longer exists. Absent: not read. */
  placeOfProfile: Map<string, { unitId: string; here: boolean } | 'gone'>;
  /** Ids of the profiles of units here, also of those met only by their id. */
  profileOfUnit: Map<string, string>;
  /** By trunk id, then by extension. */
  mappings: Map<string, Map<string, ExtensionMapping>>;
};

/** Arranges a live state once; the state itself stays as it is. */
export function indexLive(live: LiveState): LiveIndex {
  const units = new Map(live.units.map((unit) => [unit.id, unit]));
  const isHere = (unitId: string): boolean => units.has(unitId);
  const booksByName = new Map<string, AddressBook[]>();
  for (const book of live.addressBooks) {
    const key = nameKey(book.name);
    const held = booksByName.get(key);
    if (held) held.push(book);
    else booksByName.set(key, [book]);
  }
  const placeOfProfile: LiveIndex['placeOfProfile'] = new Map();
  for (const [id, profile] of live.otherProfiles) {
    placeOfProfile.set(
      id,
      profile ? { unitId: profile.unitId, here: isHere(profile.unitId) } : 'gone',
    );
  }
  for (const profile of live.profiles.values()) {
    if (profile) {
      placeOfProfile.set(profile.id, { unitId: profile.unitId, here: isHere(profile.unitId) });
    }
  }
  const profileOfUnit = new Map<string, string>();
  for (const [id, place] of placeOfProfile) {
    if (place !== 'gone' && place.here) profileOfUnit.set(place.unitId, id);
  }
  const mappings = new Map(
    [...live.extensions].map(([trunkId, list]) => [
      trunkId,
      new Map(list.map((mapping) => [mapping.extension, mapping])),
    ]),
  );
  return { units, booksByName, placeOfProfile, profileOfUnit, mappings };
}
