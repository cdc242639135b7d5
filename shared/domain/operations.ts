import type {
  AddressBook,
  Association,
  Contact,
  ContactAddress,
  ExtensionMapping,
  Profile,
  Trunk,
  Unit,
} from './live.ts';
import type { Failure } from './failure.ts';

/** A page of a list; `next` is null at its end. */
export type Page<T> = { items: T[]; next: string | null };

/** What one item of a batch came to. Items that the reply left out are simply missing. */
export type BatchItem<T> = { ok: true; value: T } | { ok: false; failure: Failure };
/** By item id. Duplicate item ids in a reply count as missing, since neither can be believed. */
export type BatchReply<T> = Map<number, BatchItem<T>>;

/** A contact as it is sent; ids are known by then. */
export type ContactBody = { name: string; address: Exclude<ContactAddress, { kind: 'none' }> };

type Paged = { page?: string };

/**
 * Every request that Bellhop can make of the service, one HTTP request each.
 * Batches take 1 to 100 items, whose ids are integers from 1.
 */
export type Operations = {
  'units.list': {
    input: Paged & { parentId: string; depth: 'all' | number };
    output: Page<Unit>;
  };
  'units.get': { input: { unitId: string }; output: Unit };

  'profiles.createBatch': {
    /** A unit's profile is renamed where there is one; without a name (null) it keeps its own. */
    input: { items: { itemId: number; unitId: string; name: string | null }[] };
    output: BatchReply<{ profileId: string }>;
  };
  'profiles.get': { input: { profileId: string }; output: Profile | null };
  'profiles.getByUnit': { input: { unitId: string }; output: Profile | null };
  'profiles.update': { input: { profileId: string; name: string }; output: null };

  'addressBooks.list': { input: Paged; output: Page<AddressBook> };
  'addressBooks.create': { input: { name: string }; output: { addressBookId: string } };
  'addressBooks.update': { input: { addressBookId: string; name: string }; output: null };

  'contacts.createBatch': {
    input: { addressBookId: string; items: { itemId: number; contact: ContactBody }[] };
    output: BatchReply<{ contactId: string }>;
  };
  'contacts.list': { input: Paged & { addressBookId: string }; output: Page<Contact> };
  'contacts.get': {
    input: { addressBookId: string; contactId: string };
    output: Contact | null;
  };
  'contacts.update': {
    input: { addressBookId: string; contactId: string; contact: ContactBody };
    output: null;
  };

  'associations.createBatch': {
    input: { addressBookId: string; items: { itemId: number; unitId: string }[] };
    output: BatchReply<null>;
  };
  'associations.listByUnit': { input: Paged & { unitId: string }; output: Page<Association> };
  'associations.listByBook': {
    input: Paged & { addressBookId: string };
    output: Page<Association>;
  };

  'trunks.list': { input: Paged; output: Page<Trunk> };
  'trunks.get': { input: { trunkId: string }; output: Trunk | null };

  'extensions.list': { input: Paged & { trunkId: string }; output: Page<ExtensionMapping> };
  'extensions.get': {
    input: { trunkId: string; extension: string };
    output: ExtensionMapping | null;
  };
  'extensions.map': {
    input: { trunkId: string; extension: string; profileId: string };
    output: null;
  };
  'extensions.remap': {
    input: { trunkId: string; extension: string; profileId: string };
    output: null;
  };
};
export type OperationName = keyof Operations;
export type InputOf<K extends OperationName> = Operations[K]['input'];
export type OutputOf<K extends OperationName> = Operations[K]['output'];

/** Operations that share a rate at the service are of one family. */
export type Family = 'units' | 'profiles' | 'addressBooks' | 'contacts' | 'associations' | 'pbx';
