import type { ContactBody } from '../../../shared/domain/operations.ts';
import type { IdRef, PlannedContact, StepWrite } from '../../../shared/domain/plan.ts';

/** A write whose every id is known: what a request is made of. */
export type ReadyWrite =
  | Extract<StepWrite, { op: PlainOp }>
  | { op: 'contact.create'; addressBookId: string; contact: ContactBody }
  | { op: 'contact.update'; addressBookId: string; contactId: string; contact: ContactBody }
  | { op: 'association.create'; addressBookId: string; unitId: string }
  | { op: 'extension.map'; trunkId: string; extension: string; profileId: string }
  | { op: 'extension.remap'; trunkId: string; extension: string; profileId: string };

type PlainOp = 'profile.create' | 'profile.rename' | 'addressBook.create' | 'addressBook.rename';

export type ReadyStep = { id: string; write: ReadyWrite };

/** The id that a step brought or always had; null while there is none. */
export type IdOfStep = (stepId: string) => string | null;

/** Puts ids in the place of references; null where one of them is not known. */
export function resolveWrite(write: StepWrite, idOfStep: IdOfStep): ReadyWrite | null {
  switch (write.op) {
    case 'profile.create':
    case 'profile.rename':
    case 'addressBook.create':
    case 'addressBook.rename':
      return write;
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
      return addressBookId === null ? null : { op: write.op, addressBookId, unitId: write.unitId };
    }
    case 'extension.map':
    case 'extension.remap': {
      const { op, trunkId, extension } = write;
      const profileId = resolveId(write.profile, idOfStep);
      return profileId === null ? null : { op, trunkId, extension, profileId };
    }
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
