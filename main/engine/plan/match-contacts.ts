/** A contact that a row wants, in terms that can be compared. */
export type WantedContact = {
  name: string;
  /** Comparable form of where it leads; null where the row says nothing of it. */
  address: string | null;
  remoteId: string | null;
  /** Any live contact of that address is meant, whatever its name. */
  anyName: boolean;
  /** It shall go, so that nothing less than certain will do: its id, else its address, else its name alone. */
  removes?: boolean;
  /** It shall be made just so where it is not there, and never by changing a namesake. */
  exact?: boolean;
};

export type LiveContact = {
  id: string;
  name: string;
  /** Null where it is not known. */
  address: string | null;
};

export type ContactMatch =
  | { kind: 'live'; id: string }
  | { kind: 'new' }
  /** It shall go and is not there; so many live contacts of its name are left that lead elsewhere. */
  | { kind: 'missing'; namesakes: number }
  /** So many rows and live contacts of one name are left that no pairing is certain. */
  | { kind: 'ambiguous'; rows: number; live: number };

/**
 * Pairs wanted and live contacts of one book, each at most once: by id; by name and address; listed
 * rooms by address alone; then by name, where one is left on either side. The answer is in the order
 * of `wanted`. Contacts that are wholly alike are interchangeable.
 */
export function matchContacts(
  wanted: readonly WantedContact[],
  live: readonly LiveContact[],
): ContactMatch[] {
  const matches: (ContactMatch | undefined)[] = wanted.map(() => undefined);
  const left = new Map(
    live.toSorted((a, b) => compare(a.id, b.id)).map((contact) => [contact.id, contact]),
  );
  const take = (index: number, id: string): void => {
    matches[index] = { kind: 'live', id };
    left.delete(id);
  };

  wanted.forEach(({ remoteId }, index) => {
    if (remoteId !== null && left.has(remoteId)) take(index, remoteId);
  });
  removeByKey(wanted, matches, left, keyOfContact);
  pair(keyOfContact, ({ removes }) => !removes);
  pair(
    (contact) => contact.address,
    ({ anyName }) => anyName,
  );

  /** Takes live contacts for open rows of the same key, as far as there are any. */
  function pair(
    keyOf: (contact: { name: string; address: string | null }) => string | null | false,
    concerns: (contact: WantedContact) => boolean = () => true,
  ): void {
    const byKey = new Map<string, string[]>();
    for (const contact of left.values()) {
      const key = keyOf(contact);
      if (key === null || key === false) continue;
      const ids = byKey.get(key) ?? [];
      ids.push(contact.id);
      byKey.set(key, ids);
    }
    const used = new Map<string, number>();
    wanted.forEach((contact, index) => {
      const key = keyOf(contact);
      if (matches[index] || key === null || key === false || !concerns(contact)) return;
      const at = used.get(key) ?? 0;
      const id = byKey.get(key)?.[at];
      if (id === undefined) return;
      used.set(key, at + 1);
      take(index, id);
    });
  }

  const namesakes = new Map<string, LiveContact[]>();
  for (const contact of left.values()) {
    const held = namesakes.get(contact.name) ?? [];
    held.push(contact);
    namesakes.set(contact.name, held);
  }
  const open = new Map<string, number[]>();
  wanted.forEach((contact, index) => {
    if (matches[index] || contact.exact || contact.removes) return;
    const held = open.get(contact.name) ?? [];
    held.push(index);
    open.set(contact.name, held);
  });
  for (const [name, indices] of open) {
    const others = namesakes.get(name) ?? [];
    const saysNothing = indices.every((index) => wanted[index]?.address === null);
    const certain = indices.length === 1 && others.length === 1;
    // Rows that say nothing of the address change nothing, so any namesake serves.
    const harmless = saysNothing && indices.length <= others.length;
    indices.forEach((index, at) => {
      const other = others[at];
      if (others.length === 0) matches[index] = { kind: 'new' };
      else if (other && (certain || harmless)) take(index, other.id);
      else matches[index] = { kind: 'ambiguous', rows: indices.length, live: others.length };
    });
  }
  removeByKey(wanted, matches, left, ({ name, address }) => (address === null ? name : null));
  const namesLeft = new Map<string, number>();
  for (const { name } of left.values()) namesLeft.set(name, (namesLeft.get(name) ?? 0) + 1);
  wanted.forEach(({ name, remoteId, removes }, index) => {
    if (matches[index] || !removes) return;
    const others = remoteId === null ? (namesLeft.get(name) ?? 0) : 0;
    matches[index] = { kind: 'missing', namesakes: others };
  });
  return matches.map((match) => match ?? { kind: 'new' });
}

/** Name and address together; null where the address is not known. */
function keyOfContact({ name, address }: { name: string; address: string | null }): string | null {
  return address === null ? null : JSON.stringify([name, address]);
}

/**
 * Rows that remove a contact, not known by an id, take the live ones of the same key, as long as there
 * are no more of them than rows: else nobody could tell which one is meant, and the same rows carried
 * out again would take the next one.
 *
 * @param keyOf of rows; null where it does not tell. Where it is the name alone, so it is of live contacts
 */
function removeByKey(
  wanted: readonly WantedContact[],
  matches: (ContactMatch | undefined)[],
  left: Map<string, LiveContact>,
  keyOf: (contact: WantedContact) => string | null,
): void {
  const byKey = new Map<string, number[]>();
  wanted.forEach((contact, index) => {
    const key = keyOf(contact);
    if (matches[index] || !contact.removes || contact.remoteId !== null || key === null) return;
    byKey.set(key, [...(byKey.get(key) ?? []), index]);
  });
  if (byKey.size === 0) return;
  const live = new Map<string, LiveContact[]>();
  for (const contact of left.values()) {
    for (const key of [contact.name, keyOfContact(contact)]) {
      if (key !== null && byKey.has(key)) live.set(key, [...(live.get(key) ?? []), contact]);
    }
  }
  for (const [key, indices] of byKey) {
    const others = live.get(key) ?? [];
    indices.forEach((index, at) => {
      const other = others[at];
      if (others.length > indices.length) {
        matches[index] = { kind: 'ambiguous', rows: indices.length, live: others.length };
      } else if (other) {
        matches[index] = { kind: 'live', id: other.id };
        left.delete(other.id);
      }
    });
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
