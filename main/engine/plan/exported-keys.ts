/**
 * The stable keys of exported rows (the hidden column Bellhop ID), one function a kind, so that whoever
 * writes a key and whoever reads it mean the same. A room's key is its unit id, that of a contact or an
 * address book its own id; everything else is named by the ids that make it up:
 *
 * - extension: `trunk/extension`
 * - association: `address book/unit`
 * - calling rule: `block/profile/target profile` or `dropIn/profile/target profile`
 * - inbound calling: `profile/contact`
 * - external user: `service provider/external user`
 *
 * Ids are opaque and those of external users are chosen freely, so a slash within an id is written
 * `%2F` and a percent sign `%25`; Amazon's own ids have neither and stand there as they are.
 */

/** Key of an extension on its trunk. */
export function extensionKey(trunkId: string, extension: string): string {
  return keyOf(trunkId, extension);
}

/** Key of an address book that a unit calls from. */
export function associationRowKey(addressBookId: string, unitId: string): string {
  return keyOf(addressBookId, unitId);
}

/** Key of a rule by which the target is blocked for, or may drop in on, the profile. */
export function ruleKey(
  rule: 'block' | 'dropIn',
  profileId: string,
  targetProfileId: string,
): string {
  return keyOf(rule, profileId, targetProfileId);
}

/** Key of a contact that may call a profile. */
export function inboundRowKey(profileId: string, contactId: string): string {
  return keyOf(profileId, contactId);
}

/** Key of a user of a service provider. */
export function externalUserKey(serviceProviderId: string, externalUserId: string): string {
  return keyOf(serviceProviderId, externalUserId);
}

function keyOf(...parts: string[]): string {
  return parts.map((part) => part.replaceAll('%', '%25').replaceAll('/', '%2F')).join('/');
}

/** The ids that a key is made of, in the order of its function. */
export function partsOfKey(key: string): string[] {
  return key.split('/').map((part) => part.replaceAll('%2F', '/').replaceAll('%25', '%'));
}
