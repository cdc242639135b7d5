import type { Failure } from '../../shared/domain/failure.ts';
import type { ContactBody } from '../../shared/domain/operations.ts';

/** What goes wrong with one item of a batch, with or without its effect. */
export type ItemFault =
  { kind: 'error' | 'left-out'; effect: boolean } | { kind: 'failure'; failure: Failure };

export type World = ReturnType<typeof createWorld>;

export const serviceError: Failure = {
  code: 'service-error',
  message: 'The service had an error of its own.',
  status: 500,
};

type FakeUnit = { name: string; parentId: string; openAt: number };

/** What a small model of the service holds, for tests to look into and to meddle with. */
export function createWorld() {
  let ids = 0;
  const fresh = (kind: string): string => `${kind}.${(ids += 1)}`;
  return {
    fresh,
    /** By id; a unit that is not here is taken for one that was always there. */
    units: new Map<string, FakeUnit>(),
    /** By unit id. */
    profiles: new Map<string, { id: string; name: string }>(),
    /** Names by id. */
    books: new Map<string, string>(),
    /** By book id, then contact id. */
    contacts: new Map<string, Map<string, ContactBody>>(),
    /** Ids of all contacts that were ever made, removed ones too. */
    everMade: new Set<string>(),
    /** `book unit`. */
    associations: new Set<string>(),
    /** Profile ids by `trunk extension`. */
    extensions: new Map<string, string>(),
    /** Values by `kind profile target`. */
    rules: new Map<string, string>(),
    /** Status by `profile contact`; what was never linked is not here. */
    links: new Map<string, string>(),
    /** Every message that went to a person: `link profile contact` or `unlink …`. */
    messages: [] as string[],
    /** Profile ids by `provider user`. */
    users: new Map<string, string>(),
    /** For so many milliseconds whoever created a unit has no rights to it, nor to its profile. */
    graceMs: 0,
    /** What a unit answers with meanwhile. */
    early: { code: 'no-access', status: 403, message: 'Refused with 403.' } as Failure,
    /** Time of the world, in ticks; the service keeps it. */
    now: 0,
    addBook(name: string): string {
      const id = fresh('book');
      this.books.set(id, name);
      this.contacts.set(id, new Map());
      return id;
    },
    addContact(bookId: string, contact: ContactBody): string {
      const id = fresh('contact');
      this.everMade.add(id);
      this.contacts.get(bookId)?.set(id, contact);
      return id;
    },
    addUnit(name: string, parentId: string): string {
      const id = fresh('unit');
      this.units.set(id, { name, parentId, openAt: this.now + this.graceMs });
      return id;
    },
    removeContacts(isGone: (contact: ContactBody, id: string) => boolean): void {
      for (const list of this.contacts.values()) {
        for (const [id, contact] of list) {
          if (!isGone(contact, id)) continue;
          list.delete(id);
          for (const pair of this.links.keys()) {
            if (pair.endsWith(` ${id}`)) this.links.delete(pair);
          }
        }
      }
    },
    isOpen(unitId: string): boolean {
      return (this.units.get(unitId)?.openAt ?? 0) <= this.now;
    },
    /** Whether the unit of the profile lets itself be used. */
    isProfileOpen(profileId: string): boolean {
      const found = [...this.profiles].find(([, { id }]) => id === profileId);
      return !found || this.isOpen(found[0]);
    },
  };
}
