import { inboundKey, userKey } from '../../../shared/domain/live.ts';
import type {
  CallingRule,
  Contact,
  ExtensionMapping,
  ExternalUser,
  InboundCalling,
} from '../../../shared/domain/live.ts';
import type { Step } from '../../../shared/domain/plan.ts';
import type { IdRef, StepWrite } from '../../../shared/domain/step-write.ts';
import type { RuleKind } from '../plan/calling-wishes.ts';
import type { UndoLook } from './undo-look.ts';

/** What the steps of an undo take away or change, looked up by the objects that they are about. */
export type UndoneSoFar = {
  /** Takes in a step that will be sent. */
  note(step: Step): void;
  deletes(contactId: string): boolean;
  /** Does a contact that calls a profile lead somewhere else afterwards? */
  leadsElsewhere(contactId: string): boolean;
  deletesProfile(profileId: string): boolean;
  deletesUnit(unitId: string): boolean;
  leaves(bookId: string, unitId: string): boolean;
  frees(what: 'extension', one: ExtensionMapping): boolean;
  frees(what: 'user', one: ExternalUser): boolean;
  turnsOff(kind: RuleKind, rule: Pick<CallingRule, 'profileId' | 'targetProfileId'>): boolean;
  endsInbound(one: Pick<InboundCalling, 'profileId' | 'contactId'>): boolean;
  /** Live contacts that call a profile, as far as they were read. */
  callersOf(profileId: string): readonly Contact[];
  /** Books that a unit calls from; undefined where they were not read. */
  booksOf(unitId: string): readonly string[] | undefined;
};

export function createUndoneSoFar({ live }: UndoLook): UndoneSoFar {
  const noted = new Set<string>();
  const callers = new Map<string, Contact[]>();
  for (const contact of [...live.contacts.values()].flat()) {
    if (contact.address?.kind !== 'profile') continue;
    const { profileId } = contact.address;
    callers.set(profileId, [...(callers.get(profileId) ?? []), contact]);
  }
  const allRead = live.addressBooks.every(({ id }) => live.unitsOfBook.has(id));
  const byUnit = new Map<string, string[]>();
  for (const [bookId, units] of live.unitsOfBook) {
    for (const unitId of units) byUnit.set(unitId, [...(byUnit.get(unitId) ?? []), bookId]);
  }
  const has = (...parts: string[]): boolean => noted.has(JSON.stringify(parts));
  return {
    note({ write }) {
      const key = write && keyOf(write);
      if (key) noted.add(JSON.stringify(key));
    },
    deletes: (contactId) => has('contact.delete', contactId),
    leadsElsewhere: (contactId) => has('contact.update', contactId),
    deletesProfile: (profileId) => has('profile.delete', profileId),
    deletesUnit: (unitId) => has('unit.delete', unitId),
    leaves: (bookId, unitId) => has('association.delete', bookId, unitId),
    frees: (what, one) =>
      'trunkId' in one
        ? has(what, JSON.stringify([one.trunkId, one.extension]))
        : has(what, userKey(one.serviceProviderId, one.externalUserId)),
    turnsOff: (kind, { profileId, targetProfileId }) =>
      has(`${kind}.set`, profileId, targetProfileId),
    endsInbound: ({ profileId, contactId }) => has('inbound', inboundKey(profileId, contactId)),
    callersOf: (profileId) => callers.get(profileId) ?? [],
    booksOf: (unitId) =>
      live.booksOfUnit.get(unitId) ?? (allRead ? (byUnit.get(unitId) ?? []) : undefined),
  };
}

function keyOf(write: StepWrite): string[] | null {
  switch (write.op) {
    case 'contact.delete':
    case 'contact.update':
      return [write.op, write.contactId];
    case 'profile.delete':
      return [write.op, write.profileId];
    case 'unit.delete':
      return [write.op, write.unitId];
    case 'association.delete':
      return [write.op, write.addressBookId, write.unitId];
    case 'extension.unmap':
    case 'extension.remap':
      return ['extension', JSON.stringify([write.trunkId, write.extension])];
    case 'externalUser.delete':
    case 'externalUser.update':
      return ['user', userKey(write.serviceProviderId, write.externalUserId)];
    case 'block.set':
    case 'dropIn.set':
      return write.value === 'DISABLED'
        ? [write.op, idOf(write.profile), idOf(write.target)]
        : null;
    case 'inboundCalling.delete':
      return ['inbound', inboundKey(write.profileId, write.contactId)];
    default:
      return null;
  }
}

function idOf(ref: IdRef): string {
  return 'id' in ref ? ref.id : ref.step;
}
