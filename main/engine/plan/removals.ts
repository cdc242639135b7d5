import type { Unit } from '../../../shared/domain/live.ts';
import type { ValidRow } from '../../../shared/domain/row.ts';

/** What rows of the other sheets ask to be taken away, before anything live is looked at. */
export type Removals = {
  /** Rooms whose calling goes whole, by unit id. */
  rooms: Map<string, RoomRemoval>;
  /** Rows that want a room gone which the property does not have. */
  missingRooms: { room: string; rows: ValidRow[] }[];
  books: BookRemoval[];
  associations: AssociationRemoval[];
  listed: ListedRemoval[];
  extensions: ExtensionRemoval[];
};

/**
 * `delete`: the row's Action says so. `edit`: a list that shrank, `(clear)` or a move, which changes
 * what exists and is not done with --existing skip.
 */
export type Cause = 'delete' | 'edit';

export type RoomRemoval = {
  unit: Unit;
  rows: ValidRow[];
  /** Does a row give its Unit ID? Only then may a floor or building go. */
  byId: boolean;
};

export type BookRemoval = {
  /** Its name, as names are compared. */
  key: string;
  name: string;
  /** Id that an exported row gave. */
  remoteId: string | null;
  row: ValidRow;
};

export type AssociationRemoval = {
  row: ValidRow;
  cause: Cause;
  /** Null where the room no longer exists: then so does the association. */
  unit: Unit | null;
  /** How the row writes the room. */
  room: string;
  /** `all`: every book that the room calls from. */
  book: { key: string; name: string; remoteId: string | null } | 'all';
  /** The pair that takes its place. */
  instead: { bookKey: string; unitId: string } | null;
  /** Books that the export had, where the whole list was cleared: others are a colleague's. */
  exported: readonly string[] | null;
};

/** Contacts of a book that call a room; `all`: of every book of this property. */
export type ListedRemoval = {
  row: ValidRow;
  unit: Unit;
  book: { key: string; name: string } | 'all';
};

export type ExtensionRemoval = {
  row: ValidRow;
  cause: Cause;
  /** Null: every extension that rings in the room. */
  extension: string | null;
  /** Id or name, as given; null where the row names none. */
  trunk: string | null;
  /** Where it must ring; `any`: in whichever room of this property, `missing`: in one that is gone. */
  from: { kind: 'room'; unit: Unit } | { kind: 'profile'; profileId: string } | 'any' | 'missing';
  /** How the row writes where it rings. */
  room: string;
  /** What takes its place, as it is wished. */
  instead: { extension: string; trunk: string | null } | null;
  /** Extensions that the export had, where the whole list was cleared: others are a colleague's. */
  exported: readonly string[] | null;
};

export function noRemovals(): Removals {
  return {
    rooms: new Map(),
    missingRooms: [],
    books: [],
    associations: [],
    listed: [],
    extensions: [],
  };
}
