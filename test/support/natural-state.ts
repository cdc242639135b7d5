import type { StateView } from '../../main/sandbox/state-view.ts';

/**
 * A property's state in names instead of ids, sorted: two runs that did the same give equal
 * values, and anything lost or doubled shows as a difference (lists are multisets).
 */
export function naturalState(state: StateView): Record<string, string[]> {
  const units = new Map(state.units.map(({ id, name }) => [id, name]));
  const books = new Map(state.addressBooks.map(({ id, name }) => [id, name]));
  const profileUnit = new Map(state.profiles.map(({ id, unitId }) => [id, units.get(unitId)]));
  const sorted = (lines: string[]) => lines.sort();
  return {
    profiles: sorted(state.profiles.map((p) => `${units.get(p.unitId)} named ${p.name}`)),
    addressBooks: sorted([...books.values()]),
    contacts: sorted(
      state.contacts.map(({ addressBookId, name, address }) => {
        const where = books.get(addressBookId);
        if (address?.kind === 'phones') {
          return `${where} / ${name} → ${[...address.numbers].sort().join(' ')}`;
        }
        if (address?.kind === 'profile') {
          return `${where} / ${name} → room ${profileUnit.get(address.profileId)}`;
        }
        return `${where} / ${name} → ${JSON.stringify(address)}`;
      }),
    ),
    associations: sorted(
      state.associations.map((a) => `${books.get(a.addressBookId)} ↔ ${units.get(a.unitId)}`),
    ),
    extensions: sorted(
      state.extensions.map((e) => `${e.extension} → ${profileUnit.get(e.profileId ?? '')}`),
    ),
  };
}
