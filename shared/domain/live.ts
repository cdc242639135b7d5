import { z } from 'zod';

/** A node of the property hierarchy. Level 0 is the organisation, 1 a property. */
export const unit = z.object({
  id: z.string(),
  name: z.string(),
  level: z.number().nullable(),
  parentId: z.string().nullable(),
});
export type Unit = z.infer<typeof unit>;

/** What makes a unit callable; one a unit. The service may leave the name out. */
export const profile = z.object({
  id: z.string(),
  unitId: z.string(),
  name: z.string().nullable(),
});
export type Profile = z.infer<typeof profile>;

export const addressBook = z.object({ id: z.string(), name: z.string() });
export type AddressBook = z.infer<typeof addressBook>;

/** A contact reaches exactly one kind of address. `none`: nothing was returned (French accounts hide numbers). */
export const contactAddress = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('phones'), numbers: z.array(z.string()) }),
  z.object({ kind: z.literal('profile'), profileId: z.string() }),
  z.object({ kind: z.literal('provider'), providerId: z.string() }),
  z.object({ kind: z.literal('none') }),
]);
export type ContactAddress = z.infer<typeof contactAddress>;

/** Lists give only the name; `address` is there once the contact itself was read. */
export const contact = z.object({
  id: z.string(),
  addressBookId: z.string(),
  name: z.string(),
  address: contactAddress.optional(),
});
export type Contact = z.infer<typeof contact>;

export const association = z.object({ addressBookId: z.string(), unitId: z.string() });
export type Association = z.infer<typeof association>;

/** Where a PBX is reached: an address or a host name; one trunk has peers of one kind only. */
export const trunkPeer = z.union([
  z.object({ ip: z.string(), port: z.number() }),
  z.object({ name: z.string(), port: z.number() }),
]);
export type TrunkPeer = z.infer<typeof trunkPeer>;

/** `status` as the service words it; only `ACTIVE` is known to mean usable. */
export const trunk = z.object({
  id: z.string(),
  status: z.string().nullable(),
  name: z.string().nullable(),
  /** Missing where the service did not tell them. */
  peers: z.array(trunkPeer).optional(),
});
export type Trunk = z.infer<typeof trunk>;

export const extensionMapping = z.object({
  trunkId: z.string(),
  extension: z.string(),
  profileId: z.string().nullable(),
});
export type ExtensionMapping = z.infer<typeof extensionMapping>;

/** Whether a calling rule is on. */
export const RULE_VALUES = ['ENABLED', 'DISABLED'] as const;
export type RuleValue = (typeof RULE_VALUES)[number];

/** Does a rule or an inbound calling, as the service words it, say that it is on? */
export function isEnabled(value: string): boolean {
  return value.toUpperCase() === 'ENABLED';
}

/**
 * A rule between two profiles, one way. Block: the target cannot call the profile. Drop-in: the
 * target may drop in on the profile.
 */
export const callingRule = z.object({
  profileId: z.string(),
  targetProfileId: z.string(),
  /** As the service words it; `ENABLED` and `DISABLED` are known. */
  value: z.string(),
  /** The contact by which the profile has the target, where the service tells it. */
  contactId: z.string().nullable(),
});
export type CallingRule = z.infer<typeof callingRule>;

/** Whether an outside contact may call the room of a profile. */
export const inboundCalling = z.object({
  profileId: z.string(),
  contactId: z.string(),
  /** As the service words it; `ENABLED` and `DISABLED` are known. */
  status: z.string(),
});
export type InboundCalling = z.infer<typeof inboundCalling>;

/** A name in one language, such as `en-US`. */
export const localName = z.object({ locale: z.string(), value: z.string() });
export type LocalName = z.infer<typeof localName>;

/** A calling service of one's own; its logical id was chosen by whoever made it. */
export const serviceProvider = z.object({
  id: z.string(),
  logicalId: z.string().nullable(),
  names: z.array(localName),
});
export type ServiceProvider = z.infer<typeof serviceProvider>;

/** The skill by which a service provider's calls come and go. */
export const networkMapping = z.object({ serviceProviderId: z.string(), skillId: z.string() });
export type NetworkMapping = z.infer<typeof networkMapping>;

/** A user of a service provider, and the profile that rings for it. */
export const externalUser = z.object({
  serviceProviderId: z.string(),
  externalUserId: z.string(),
  profileId: z.string().nullable(),
});
export type ExternalUser = z.infer<typeof externalUser>;

/** What was read of a property. A missing key was not read; `null` was read and is not there. */
export type LiveState = {
  /** Wall clock, milliseconds. */
  readAt: number;
  property: Unit;
  /** Every unit under the property that the account may see, without the property itself. */
  units: Unit[];
  /** By unit id. */
  profiles: Map<string, Profile | null>;
  /** Profiles met by id that lie outside the units read; by profile id. */
  otherProfiles: Map<string, Profile | null>;
  /** Every book of the organisation that the account may see. */
  addressBooks: AddressBook[];
  /** Units of a book, complete, by book id. */
  unitsOfBook: Map<string, string[]>;
  /** Books of a unit, complete, by unit id. */
  booksOfUnit: Map<string, string[]>;
  /** By book id; complete lists, of which some contacts carry their address. */
  contacts: Map<string, Contact[]>;
  trunks: Trunk[] | null;
  /** By trunk id, complete. */
  extensions: Map<string, ExtensionMapping[]>;
  /** Rules that a profile has, complete, by its id; `blocks`: whom it is blocked for. */
  blocks: Map<string, CallingRule[]>;
  /** Rules that a profile has, complete, by its id; `dropIns`: who may drop in on it. */
  dropIns: Map<string, CallingRule[]>;
  /** By `inboundKey`; null where the contact may not call the profile. */
  inboundCalling: Map<string, InboundCalling | null>;
  /** By service provider id, complete. */
  externalUsers: Map<string, ExternalUser[]>;
  /** Users that were asked for one by one, by `userKey`; null where there is none of that id. */
  externalUsersById: Map<string, ExternalUser | null>;
  /** Ids of service providers that rows or the account name and the service does not know. */
  missingProviders: Set<string>;
};

/** One key for a profile and a contact that may call it. */
export function inboundKey(profileId: string, contactId: string): string {
  return JSON.stringify([profileId, contactId]);
}

/** One key for a service provider and a user of it. */
export function userKey(serviceProviderId: string, externalUserId: string): string {
  return JSON.stringify([serviceProviderId, externalUserId]);
}
