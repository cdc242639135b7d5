import type { Family } from '../../../shared/domain/operations.ts';
import type { IdRef, StepWrite } from '../../../shared/domain/step-write.ts';

/** Steps of one lane may share a request. */
export type LanePlace = {
  key: string;
  family: Family;
  /** Most items that one request of it takes. */
  size: number;
};

const BATCH = 100;

/** The lane of a write; `canonical` gives one name to every reference that means the same object. */
export function laneOf(write: StepWrite, canonical: (ref: IdRef) => string): LanePlace {
  switch (write.op) {
    case 'unit.create':
      return { key: `${write.op} ${canonical(write.parent)}`, family: 'units', size: 1 };
    case 'unit.rename':
    case 'unit.delete':
      return { key: write.op, family: 'units', size: 1 };
    case 'profile.create':
      return { key: write.op, family: 'profiles', size: BATCH };
    case 'profile.rename':
    case 'profile.delete':
      return { key: write.op, family: 'profiles', size: 1 };
    case 'addressBook.create':
    case 'addressBook.rename':
    case 'addressBook.delete':
      return { key: write.op, family: 'addressBooks', size: 1 };
    case 'contact.create':
      return { key: `${write.op} ${canonical(write.book)}`, family: 'contacts', size: BATCH };
    case 'contact.update':
    case 'contact.delete':
      return { key: write.op, family: 'contacts', size: 1 };
    case 'association.create':
      return { key: `${write.op} ${canonical(write.book)}`, family: 'associations', size: BATCH };
    case 'association.delete':
      return { key: write.op, family: 'associations', size: 1 };
    case 'extension.map':
    case 'extension.remap':
    case 'extension.unmap':
      return { key: write.op, family: 'pbx', size: 1 };
    case 'block.set':
    case 'dropIn.set':
      return { key: write.op, family: 'settings', size: 1 };
    case 'inboundCalling.create':
    case 'inboundCalling.delete':
      return { key: write.op, family: 'inboundCalling', size: 1 };
    case 'externalUser.create':
    case 'externalUser.update':
    case 'externalUser.delete':
      return { key: write.op, family: 'externalUsers', size: 1 };
  }
}

/**
 * The list that has to be read to learn what became of a lost create; creates and readings of one
 * list keep out of each other's way. Null for writes that may simply be sent again.
 */
export function listOf(write: StepWrite, lane: LanePlace): string | null {
  switch (write.op) {
    case 'unit.create':
    case 'addressBook.create':
    case 'contact.create':
      return lane.key;
    case 'extension.map':
      return `${lane.key} ${write.trunkId} ${write.extension}`;
    case 'inboundCalling.create':
    case 'inboundCalling.delete':
    case 'externalUser.create':
      return `${lane.key} ${JSON.stringify(write)}`;
    default:
      return null;
  }
}
