/**
 * A property as an export tells it, to be built anew. Objects carry the ids that the export gave, so
 * that the same file finds them again; null where it gave none, and an id must be made up.
 */
export type PropertyCopy = {
  property: { id: string | null; name: string };
  /** Parents before what lies below them. */
  units: CopiedUnit[];
  profiles: { unit: string; id: string | null; name: string }[];
  addressBooks: { key: string; id: string | null; name: string }[];
  contacts: { id: string | null; addressBook: string; name: string; address: CopiedAddress }[];
  associations: { addressBook: string; unit: string }[];
  /** `trunkId` is null where the export does not tell the trunk. */
  extensions: { trunkId: string | null; extension: string; unit: string }[];
  /** Rules that are on. */
  rules: { rule: 'block' | 'dropIn'; unit: string; target: string }[];
  /** Contacts, by id, that may call a unit. */
  inboundCalling: { unit: string; contactId: string }[];
  /** Likewise where `serviceProviderId` is null. */
  externalUsers: { serviceProviderId: string | null; externalUserId: string; unit: string }[];
};

/** `key` is how everything else in the copy names it; `parent` is null below the property. */
export type CopiedUnit = { key: string; id: string | null; name: string; parent: string | null };

/** Where a contact leads; `unit`: to the profile of that unit, `profile`: to one of another property. */
export type CopiedAddress =
  | { kind: 'phones'; numbers: string[] }
  | { kind: 'unit'; unit: string }
  | { kind: 'profile'; profileId: string }
  | { kind: 'provider'; providerId: string }
  | { kind: 'none' };
