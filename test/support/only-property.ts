import type { StateView } from '../../main/sandbox/state-view.ts';

/**
 * What of an organisation belongs to its first property: its units, what hangs on them, the books that
 * they use or nobody uses, and the trunks. What leads elsewhere leads nowhere here.
 */
export function onlyProperty(state: StateView): StateView {
  const here = new Set([state.property.id]);
  for (const { id, parentId } of state.units) if (parentId && here.has(parentId)) here.add(id);
  const profiles = state.profiles.filter(({ unitId }) => here.has(unitId));
  const profileIds = new Set(profiles.map(({ id }) => id));
  const associations = state.associations.filter(({ unitId }) => here.has(unitId));
  const used = (list: StateView['associations'], bookId: string): boolean =>
    list.some(({ addressBookId }) => addressBookId === bookId);
  const addressBooks = state.addressBooks.filter(
    ({ id }) => used(associations, id) || !used(state.associations, id),
  );
  const bookIds = new Set(addressBooks.map(({ id }) => id));
  return {
    ...state,
    organization: '',
    units: state.units.filter(({ id }) => here.has(id)),
    profiles,
    addressBooks,
    associations,
    contacts: state.contacts.filter(({ addressBookId }) => bookIds.has(addressBookId)),
    extensions: state.extensions.filter(({ profileId }) => profileIds.has(profileId ?? '')),
    rules: state.rules.filter(({ profileId }) => profileIds.has(profileId)),
    inboundCalling: state.inboundCalling.filter(({ profileId }) => profileIds.has(profileId)),
    messages: 0,
    externalUsers: state.externalUsers.filter(({ profileId }) => profileIds.has(profileId)),
  };
}
