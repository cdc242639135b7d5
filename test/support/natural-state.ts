import type { StateView } from '../../main/sandbox/state-view.ts';

/**
 * A property's state in names instead of ids, sorted: two runs that did the same give equal
 * values, and anything lost or doubled shows as a difference (lists are multisets).
 */
export function naturalState(state: StateView): Record<string, string[]> {
  const units = new Map(state.units.map((unit) => [unit.id, unit]));
  const nameOf = (unitId: string) => units.get(unitId)?.name;
  const pathOf = (unitId: string | null): string => {
    const unit = units.get(unitId ?? '');
    return unit ? `${pathOf(unit.parentId)}/${unit.name}` : '';
  };
  const books = new Map(state.addressBooks.map(({ id, name }) => [id, name]));
  const profileUnit = new Map(state.profiles.map(({ id, unitId }) => [id, nameOf(unitId)]));
  const people = new Map(
    state.contacts.map(({ id, addressBookId, name }) => [
      id,
      `${books.get(addressBookId)} / ${name}`,
    ]),
  );
  const sorted = (lines: string[]) => lines.sort();
  return {
    units: sorted(state.units.map(({ id }) => pathOf(id))),
    profiles: sorted(state.profiles.map((p) => `${nameOf(p.unitId)} named ${p.name}`)),
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
      state.associations.map((a) => `${books.get(a.addressBookId)} ↔ ${nameOf(a.unitId)}`),
    ),
    extensions: sorted(
      state.extensions.map((e) => `${e.extension} → ${profileUnit.get(e.profileId ?? '')}`),
    ),
    rules: sorted(
      state.rules.map(
        ({ setting, profileId, targetProfileId, value }) =>
          `${setting} ${profileUnit.get(profileId)} for ${profileUnit.get(targetProfileId)} ${value}`,
      ),
    ),
    inboundCalling: sorted(
      state.inboundCalling.map(
        ({ profileId, contactId }) =>
          `${people.get(contactId)} calls ${profileUnit.get(profileId)}`,
      ),
    ),
    messages: [`${state.messages} sent to people`],
    externalUsers: sorted(
      state.externalUsers.map((u) => `${u.externalUserId} → ${profileUnit.get(u.profileId)}`),
    ),
  };
}
