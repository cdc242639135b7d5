import { inboundKey } from '../../shared/domain/live.ts';
import type { Contact, ContactAddress, LiveState, Unit } from '../../shared/domain/live.ts';
import type { RowData, ValidRow } from '../../shared/domain/row.ts';
import { rowData } from '../../shared/domain/row.ts';
import type { SheetTable } from '../../shared/domain/plan.ts';
import { sheetOf } from '../../shared/domain/sheets.ts';
import { SHEET_KINDS } from '../../shared/domain/kinds.ts';

export const PROPERTY: Unit = { id: 'property', name: 'Seaside', level: 1, parentId: 'org' };

/** What `liveState` is told; everything left out is empty, and everything is completely read. */
export type LiveSketch = {
  /** Rooms by name, with the name of their profile; null where there is none. */
  rooms?: Record<string, string | null>;
  /** Books by id: name, rooms by name (others are units elsewhere), contacts by id. */
  books?: Record<
    string,
    { name: string; rooms?: string[]; contacts?: Record<string, [string, ContactAddress]> }
  >;
  /** Trunks by id with their status. */
  trunks?: Record<string, string | null>;
  /** Per trunk: extension → profile id. */
  extensions?: Record<string, Record<string, string>>;
  /** Profile id, target's profile id, and the value where the rule is not on. */
  blocks?: [string, string, string?][];
  dropIns?: [string, string, string?][];
  /** Profile id, contact id, and the status where it is not enabled. */
  inbound?: [string, string, string?][];
  /** Per service provider: external user → profile id. */
  users?: Record<string, Record<string, string>>;
};

export function roomId(name: string): string {
  return `unit-${name}`;
}

export function profileIdOf(name: string): string {
  return `profile-of-unit-${name}`;
}

export function phones(...numbers: string[]): ContactAddress {
  return { kind: 'phones', numbers };
}

/** A property as it could be read, from a short sketch. Rooms lie directly under it. */
export function liveState(sketch: LiveSketch = {}): LiveState {
  const rooms = sketch.rooms ?? {};
  const units = Object.keys(rooms).map((name) => ({
    id: roomId(name),
    name,
    level: 2,
    parentId: PROPERTY.id,
  }));
  const books = Object.entries(sketch.books ?? {});
  const unitsOfBook = new Map(
    books.map(([id, book]) => [
      id,
      (book.rooms ?? []).map((name) => (name in rooms ? roomId(name) : name)),
    ]),
  );
  return {
    readAt: 0,
    property: PROPERTY,
    units,
    profiles: new Map(
      Object.entries(rooms).map(([name, profile]) => [
        roomId(name),
        profile === null ? null : { id: profileIdOf(name), unitId: roomId(name), name: profile },
      ]),
    ),
    otherProfiles: new Map(),
    addressBooks: books.map(([id, { name }]) => ({ id, name })),
    unitsOfBook,
    booksOfUnit: new Map(
      units.map(({ id }) => [
        id,
        [...unitsOfBook].flatMap(([book, ids]) => (ids.includes(id) ? [book] : [])),
      ]),
    ),
    contacts: new Map(
      books.map(([addressBookId, { contacts }]) => [
        addressBookId,
        Object.entries(contacts ?? {}).map(([id, [name, address]]): Contact => ({
          id,
          addressBookId,
          name,
          address,
        })),
      ]),
    ),
    trunks: Object.entries(sketch.trunks ?? {}).map(([id, status]) => ({ id, status, name: null })),
    extensions: new Map(
      Object.keys(sketch.trunks ?? {}).map((trunkId) => [
        trunkId,
        Object.entries(sketch.extensions?.[trunkId] ?? {}).map(([extension, profileId]) => ({
          trunkId,
          extension,
          profileId,
        })),
      ]),
    ),
    blocks: rulesOf(rooms, sketch.blocks ?? []),
    dropIns: rulesOf(rooms, sketch.dropIns ?? []),
    inboundCalling: new Map(
      (sketch.inbound ?? []).map(([profileId, contactId, status = 'ENABLED']) => [
        inboundKey(profileId, contactId),
        { profileId, contactId, status },
      ]),
    ),
    externalUsersById: new Map(),
    missingProviders: new Set(),
    externalUsers: new Map(
      Object.entries(sketch.users ?? {}).map(([serviceProviderId, users]) => [
        serviceProviderId,
        Object.entries(users).map(([externalUserId, profileId]) => ({
          serviceProviderId,
          externalUserId,
          profileId,
        })),
      ]),
    ),
  };
}

/** A complete list for every room that has a profile. */
function rulesOf(
  rooms: NonNullable<LiveSketch['rooms']>,
  rules: NonNullable<LiveSketch['blocks']>,
): LiveState['blocks'] {
  const lists: LiveState['blocks'] = new Map(
    Object.entries(rooms).flatMap(([name, profile]) =>
      profile === null ? [] : [[profileIdOf(name), []]],
    ),
  );
  for (const [profileId, targetProfileId, value = 'ENABLED'] of rules) {
    const list = lists.get(profileId) ?? [];
    lists.set(profileId, [...list, { profileId, targetProfileId, value, contactId: null }]);
  }
  return lists;
}

/** Rows with all the trimmings; the first is row 2 of its sheet. */
export function validRows(data: readonly RowInput[]): ValidRow[] {
  return data.map((each, index) => {
    const full = { action: 'upsert', ...(each.kind === 'contacts' ? { phones: [] } : {}), ...each };
    return {
      state: 'valid',
      key: `row-${index}`,
      sheet: sheetOf(each.kind).title,
      row: index + 2,
      data: rowData.parse(full),
      cells: [],
      problems: [],
    };
  });
}

type WithoutDefaults<T> = T extends RowData
  ? Omit<T, 'action' | 'phones'> & Partial<Pick<T, 'action' | Extract<'phones', keyof T>>>
  : never;
export type RowInput = WithoutDefaults<RowData>;

export const SHEET_TABLES: SheetTable[] = SHEET_KINDS.map((kind) => ({
  name: sheetOf(kind).title,
  kind,
  headers: sheetOf(kind).fields.map(({ title }) => title),
}));
