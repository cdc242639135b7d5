import type { Family } from '../../../shared/domain/operations.ts';
import type { IdRef, StepWrite } from '../../../shared/domain/plan.ts';

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
    case 'profile.create':
      return { key: write.op, family: 'profiles', size: BATCH };
    case 'profile.rename':
      return { key: write.op, family: 'profiles', size: 1 };
    case 'addressBook.create':
    case 'addressBook.rename':
      return { key: write.op, family: 'addressBooks', size: 1 };
    case 'contact.create':
      return { key: `${write.op} ${canonical(write.book)}`, family: 'contacts', size: BATCH };
    case 'contact.update':
      return { key: write.op, family: 'contacts', size: 1 };
    case 'association.create':
      return { key: `${write.op} ${canonical(write.book)}`, family: 'associations', size: BATCH };
    case 'extension.map':
    case 'extension.remap':
      return { key: write.op, family: 'pbx', size: 1 };
  }
}

/**
 * The list that has to be read to learn what became of a lost create; creates and readings of one
 * list keep out of each other's way. Null for writes that may simply be sent again.
 */
export function listOf(write: StepWrite, lane: LanePlace): string | null {
  switch (write.op) {
    case 'addressBook.create':
    case 'contact.create':
      return lane.key;
    case 'extension.map':
      return `${lane.key} ${write.trunkId} ${write.extension}`;
    case 'profile.create':
    case 'profile.rename':
    case 'addressBook.rename':
    case 'contact.update':
    case 'association.create':
    case 'extension.remap':
      return null;
  }
}
