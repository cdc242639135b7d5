import type {
  AddressBook,
  Association,
  CallingRule,
  Contact,
  ContactAddress,
  ExtensionMapping,
  ExternalUser,
  InboundCalling,
  LocalName,
  NetworkMapping,
  Profile,
  RuleValue,
  ServiceProvider,
  Trunk,
  TrunkPeer,
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

/** A SIP trunk as it is sent; `tls` is null where signalling is not encrypted. */
export type TrunkBody = {
  /** Certificates as PEM texts, the PBX's own first; `name` is the one that they carry. */
  tls: { certificateChain: string[]; name: string } | null;
  /** All by address or all by host name. */
  peers: TrunkPeer[];
};

/** `found` is false where the service had it no more; either way it is gone. */
export type Deleted = { found: boolean };

type Paged = { page?: string };
type RuleInput = { profileId: string; targetProfileId: string; value: RuleValue };
type RuleQuery = Paged & { profileId: string; targetProfileId?: string; value?: RuleValue };
type Inbound = { profileId: string; contactId: string };
type External = { serviceProviderId: string; externalUserId: string; profileId: string };

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
  'units.create': { input: { parentId: string; name: string }; output: { unitId: string } };
  /** Renames; a unit cannot be moved. */
  'units.update': { input: { unitId: string; name: string }; output: null };
  /** Refused while there are units below it or address books associated with it. */
  'units.delete': { input: { unitId: string }; output: Deleted };

  /** As one item of the batch. */
  'profiles.create': {
    input: { unitId: string; name: string | null };
    output: { profileId: string };
  };
  'profiles.createBatch': {
    /** A unit's profile is renamed where there is one; without a name (null) it keeps its own. */
    input: { items: { itemId: number; unitId: string; name: string | null }[] };
    output: BatchReply<{ profileId: string }>;
  };
  'profiles.get': { input: { profileId: string }; output: Profile | null };
  'profiles.getByUnit': { input: { unitId: string }; output: Profile | null };
  'profiles.update': { input: { profileId: string; name: string }; output: null };
  /** Takes every contact of any book with it that points at the profile. */
  'profiles.delete': { input: { profileId: string }; output: Deleted };

  'addressBooks.list': { input: Paged; output: Page<AddressBook> };
  'addressBooks.create': { input: { name: string }; output: { addressBookId: string } };
  'addressBooks.get': { input: { addressBookId: string }; output: AddressBook | null };
  'addressBooks.update': { input: { addressBookId: string; name: string }; output: null };
  /** Refused (409) while a unit has the book. */
  'addressBooks.delete': { input: { addressBookId: string }; output: Deleted };

  'contacts.create': {
    input: { addressBookId: string; contact: ContactBody };
    output: { contactId: string };
  };
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
  'contacts.delete': { input: { addressBookId: string; contactId: string }; output: Deleted };

  /** Done as well where the unit has the book already. */
  'associations.create': { input: Association; output: null };
  'associations.createBatch': {
    input: { addressBookId: string; items: { itemId: number; unitId: string }[] };
    output: BatchReply<null>;
  };
  'associations.listByUnit': { input: Paged & { unitId: string }; output: Page<Association> };
  'associations.listByBook': {
    input: Paged & { addressBookId: string };
    output: Page<Association>;
  };
  /** Null where the two are not associated. */
  'associations.get': { input: Association; output: Association | null };
  'associations.delete': { input: Association; output: Deleted };

  /** Sends a message to the person behind the contact, unless the two are linked already. */
  'inboundCalling.create': { input: Inbound; output: null };
  /** Null where the contact may not call and never might. Cannot be listed. */
  'inboundCalling.get': { input: Inbound; output: InboundCalling | null };
  /** Sends a message to the person behind the contact. */
  'inboundCalling.delete': { input: Inbound; output: Deleted };

  /** `ENABLED`: the target cannot call the profile; the reverse stays as it is. */
  'blocks.set': { input: RuleInput; output: null };
  'blocks.list': { input: RuleQuery; output: Page<CallingRule> };
  /** `ENABLED`: the target may drop in on the profile; the reverse stays as it is. */
  'dropIns.set': { input: RuleInput; output: null };
  'dropIns.list': { input: RuleQuery; output: Page<CallingRule> };

  'trunks.list': { input: Paged; output: Page<Trunk> };
  'trunks.get': { input: { trunkId: string }; output: Trunk | null };
  /** A trunk is of use once it is ACTIVE, about ten minutes later. */
  'trunks.create': { input: { trunk: TrunkBody }; output: { trunkId: string } };
  'trunks.update': { input: { trunkId: string; trunk: TrunkBody }; output: null };
  'trunks.delete': { input: { trunkId: string }; output: Deleted };

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
  'extensions.unmap': { input: { trunkId: string; extension: string }; output: Deleted };

  'serviceProviders.create': {
    input: { logicalId: string; names: LocalName[] };
    output: { serviceProviderId: string };
  };
  'serviceProviders.get': {
    input: { serviceProviderId: string };
    output: ServiceProvider | null;
  };
  'serviceProviders.update': {
    input: { serviceProviderId: string; names: LocalName[] };
    output: null;
  };
  'serviceProviders.delete': { input: { serviceProviderId: string }; output: Deleted };

  'networkMappings.create': { input: NetworkMapping; output: null };
  'networkMappings.update': { input: NetworkMapping; output: null };
  'networkMappings.get': { input: { serviceProviderId: string }; output: NetworkMapping | null };
  'networkMappings.delete': { input: { serviceProviderId: string }; output: Deleted };

  'externalUsers.create': { input: External; output: null };
  /** Points a user that is there at another profile. */
  'externalUsers.update': { input: External; output: null };
  'externalUsers.delete': {
    input: { serviceProviderId: string; externalUserId: string };
    output: Deleted;
  };
  /** Those users, or all of them. */
  'externalUsers.query': {
    input: Paged & { serviceProviderId: string; externalUserIds?: string[] };
    output: Page<ExternalUser>;
  };
};
export type OperationName = keyof Operations;
export type InputOf<K extends OperationName> = Operations[K]['input'];
export type OutputOf<K extends OperationName> = Operations[K]['output'];

/** Operations that share a rate at the service are of one family. */
export type Family =
  | 'units'
  | 'profiles'
  | 'addressBooks'
  | 'contacts'
  | 'associations'
  | 'inboundCalling'
  | 'settings'
  | 'pbx'
  | 'serviceProviders'
  | 'externalUsers';
