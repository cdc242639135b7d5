import type { RuleValue } from '../../../shared/domain/live.ts';
import type { ContactBody } from '../../../shared/domain/operations.ts';
import type { IdRef, PlannedContact, StepWrite } from '../../../shared/domain/step-write.ts';

/** A write whose every id is known: what a request is made of. */
export type ReadyWrite =
  | Extract<StepWrite, { op: PlainOp }>
  | { op: 'contact.create'; addressBookId: string; contact: ContactBody }
  | { op: 'contact.update'; addressBookId: string; contactId: string; contact: ContactBody }
  | { op: 'unit.create'; parentId: string; name: string }
  | { op: 'profile.create'; unitId: string; name: string | null }
  | { op: 'association.create'; addressBookId: string; unitId: string }
  | { op: 'extension.map'; trunkId: string; extension: string; profileId: string }
  | { op: 'extension.remap'; trunkId: string; extension: string; profileId: string }
  | ReadyRule<'block.set'>
  | ReadyRule<'dropIn.set'>
  | { op: 'inboundCalling.create'; profileId: string; contactId: string }
  | ReadyExternalUser<'externalUser.create'>
  | ReadyExternalUser<'externalUser.update'>;

type ReadyRule<Op> = { op: Op; profileId: string; targetProfileId: string; value: RuleValue };
type ReadyExternalUser<Op> = {
  op: Op;
  serviceProviderId: string;
  externalUserId: string;
  profileId: string;
};

/** Writes that speak of what exists, or of nothing else. */
type PlainOp =
  | 'unit.rename'
  | 'unit.delete'
  | 'profile.rename'
  | 'profile.delete'
  | 'addressBook.create'
  | 'addressBook.rename'
  | 'addressBook.delete'
  | 'contact.delete'
  | 'association.delete'
  | 'extension.unmap'
  | 'inboundCalling.delete'
  | 'externalUser.delete';

export type ReadyStep = { id: string; write: ReadyWrite };

/** The id that a step brought or always had; null while there is none. */
export type IdOfStep = (stepId: string) => string | null;

/** Puts ids in the place of references; null where one of them is not known. */
export function resolveWrite(write: StepWrite, idOfStep: IdOfStep): ReadyWrite | null {
  switch (write.op) {
    case 'unit.create': {
      const parentId = resolveId(write.parent, idOfStep);
      return parentId === null ? null : { op: write.op, parentId, name: write.name };
    }
    case 'profile.create': {
      const unitId = resolveId(write.unit, idOfStep);
      return unitId === null ? null : { op: write.op, unitId, name: write.name };
    }
    case 'contact.create': {
      const addressBookId = resolveId(write.book, idOfStep);
      const contact = resolveContact(write.contact, idOfStep);
      return addressBookId !== null && contact ? { op: write.op, addressBookId, contact } : null;
    }
    case 'contact.update': {
      const contact = resolveContact(write.contact, idOfStep);
      return contact ? { ...write, contact } : null;
    }
    case 'association.create': {
      const addressBookId = resolveId(write.book, idOfStep);
      const unitId = resolveId(write.unit, idOfStep);
      return addressBookId === null || unitId === null
        ? null
        : { op: write.op, addressBookId, unitId };
    }
    case 'extension.map':
    case 'extension.remap': {
      const { op, trunkId, extension } = write;
      const profileId = resolveId(write.profile, idOfStep);
      return profileId === null ? null : { op, trunkId, extension, profileId };
    }
    case 'block.set':
    case 'dropIn.set': {
      const profileId = resolveId(write.profile, idOfStep);
      const targetProfileId = resolveId(write.target, idOfStep);
      return profileId === null || targetProfileId === null
        ? null
        : { op: write.op, profileId, targetProfileId, value: write.value };
    }
    case 'inboundCalling.create': {
      const profileId = resolveId(write.profile, idOfStep);
      const contactId = resolveId(write.contact, idOfStep);
      return profileId === null || contactId === null
        ? null
        : { op: write.op, profileId, contactId };
    }
    case 'externalUser.create':
    case 'externalUser.update': {
      const { op, serviceProviderId, externalUserId } = write;
      const profileId = resolveId(write.profile, idOfStep);
      return profileId === null ? null : { op, serviceProviderId, externalUserId, profileId };
    }
    default:
      return write;
  }
}

/** The id behind a reference, null while its step has brought none. */
export function resolveId(ref: IdRef, idOfStep: IdOfStep): string | null {
  return 'id' in ref ? ref.id : idOfStep(ref.step);
}

function resolveContact(contact: PlannedContact, idOfStep: IdOfStep): ContactBody | null {
  const { name, address } = contact;
  if (address.kind !== 'profile') return { name, address };
  const profileId = resolveId(address.profile, idOfStep);
  return profileId === null ? null : { name, address: { kind: 'profile', profileId } };
}
