import type { Unit } from '../../../shared/domain/live.ts';
import type { RowAction } from '../../../shared/domain/kinds.ts';
import type { FieldName } from '../../../shared/domain/fields.ts';
import type { ValidRow } from '../../../shared/domain/row.ts';
import type { CallingWishes } from './calling-wishes.ts';
import { noCallingWishes } from './calling-wishes.ts';
import type { Cause, Removals } from './removals.ts';
import { noRemovals } from './removals.ts';

/** What a row of an export held when it was written; only edited fields are wishes. */
export type Edit = {
  baseline: Partial<Record<FieldName, string>>;
  fields: ReadonlySet<FieldName>;
};

/** A row whose own object this is, so that its Action speaks of it. */
export type Owner = { row: ValidRow; action: RowAction };

export type ProfileWish = {
  unit: Unit;
  rows: ValidRow[];
  owners: Owner[];
  /** Every display name asked for, with the rows that ask; more than one contradict each other. */
  names: Map<string, ValidRow[]>;
  /** Display name in the export, where an exported row was edited. */
  baseline: string | null;
};

export type BookWish = {
  /** Its name, as names are compared; for renamed books the old one. */
  key: string;
  name: string;
  rows: ValidRow[];
  owners: Owner[];
  newNames: Map<string, ValidRow[]>;
  /** Id that an exported row gave. */
  remoteId: string | null;
};

/** Where a contact shall lead. `keep`: the row says nothing of it. */
export type WishedAddress =
  | { kind: 'phones'; numbers: string[] }
  | { kind: 'room'; unit: Unit }
  | { kind: 'profile'; profileId: string }
  | { kind: 'provider'; providerId: string }
  /** A room that no longer exists, so that no live contact leads there. */
  | { kind: 'missing'; room: string }
  | { kind: 'keep' };

export type ContactWish = {
  bookKey: string;
  /** Null for a room that is only listed: its display name is meant. */
  name: string | null;
  address: WishedAddress;
  rows: ValidRow[];
  action: RowAction;
  remoteId: string | null;
  edit: Edit | null;
  /** Not null: the contact shall go. */
  removal: ContactRemoval | null;
  /** The contact that this one replaces in another book; it is made just like it. */
  movedFrom: { remoteId: string; edit: Edit } | null;
};

/** `instead`: the wish that takes its place. */
export type ContactRemoval = { cause: Cause; instead: ContactWish | null };

export type AssociationWish = {
  bookKey: string;
  unit: Unit;
  rows: ValidRow[];
  owners: Owner[];
  /** Every row that asks for it moves it here from elsewhere. */
  moved: boolean;
};

export type ExtensionWish = {
  extension: string;
  /** Id or name, as given; null where the row names none. */
  trunk: string | null;
  target: { kind: 'room'; unit: Unit } | { kind: 'profile'; profileId: string };
  rows: ValidRow[];
  owners: Owner[];
  /** Room in the export, where an exported row was edited. */
  baselineRoom: string | null;
  /** It takes the place of another extension, or of the same one on another trunk. */
  moved: boolean;
};

/** What all rows together ask for, one entry an object, before anything live is looked at. */
export type Wishes = {
  profiles: Map<string, ProfileWish>;
  books: Map<string, BookWish>;
  /** Name of a book as the rows write it, by key; also of books that are only looked into. */
  bookNames: Map<string, string>;
  contacts: ContactWish[];
  associations: Map<string, AssociationWish>;
  extensions: ExtensionWish[];
  calling: CallingWishes;
  removals: Removals;
};

export function noWishes(): Wishes {
  return {
    profiles: new Map(),
    books: new Map(),
    bookNames: new Map(),
    contacts: [],
    associations: new Map(),
    extensions: [],
    calling: noCallingWishes(),
    removals: noRemovals(),
  };
}

/** The edit behind a row of an export; null for rows of plain files. */
export function editOf(row: ValidRow): Edit | null {
  const { baseline, edited } = row.data;
  if (!baseline) return null;
  return { baseline, fields: new Set(edited ?? []) };
}

/** Rows of an export that nobody touched ask for nothing, and neither do rows to be skipped. */
export function asksForNothing(row: ValidRow): boolean {
  const { action } = row.data;
  return action === 'skip' || (action !== 'delete' && editOf(row)?.fields.size === 0);
}

/** Adds a row once. Wishes are collected row by row, so only the last one can be the same. */
export function addRow(rows: ValidRow[], row: ValidRow): void {
  if (rows.at(-1) !== row) rows.push(row);
}
