import type { Unit } from '../../../shared/domain/live.ts';
import type { FieldName } from '../../../shared/domain/fields.ts';
import type { RoomRef } from '../rooms/room-finder.ts';
import type { WishRow } from './wish-row.ts';

/** `missing`: there is no such room (any more), so whatever it had is gone as well. */
export type RoomToRemove = { kind: 'found'; unit: Unit } | { kind: 'missing' };

/**
 * The room of a row that removes something, or null after its problem was told. What fits a row only
 * by halves is a warning elsewhere and an error here, since a removal cannot be taken back.
 */
export function findToRemove(
  { row, resolve, finder, sink }: Pick<WishRow<'rooms'>, 'row' | 'resolve' | 'finder' | 'sink'>,
  ref: RoomRef,
  place?: FieldName,
): RoomToRemove | null {
  const finding = finder.find(ref);
  const field = place ?? (ref.unitId === undefined ? 'room' : 'unitId');
  const found = ref.unitId ?? ref.room ?? '';
  switch (finding.kind) {
    case 'found':
      if (finding.warning !== undefined && finder.isRoom(finding.unit)) {
        sink.add(row, {
          code: 'room.differs',
          field,
          found,
          message: `${finding.warning.replace(/\.$/u, '')}, and what is removed cannot be taken back.`,
          fix: 'Write the room as the property has it, or give its Unit ID alone.',
        });
        return null;
      }
      break;
    case 'missing':
    case 'outside': {
      const near = finding.kind === 'missing' ? finding.near : [];
      sink.add(row, {
        code: 'room.not-found',
        field,
        found,
        severity: 'warning',
        message: `This property has no room "${found}", so there is nothing to remove.`,
        fix:
          near.length > 0
            ? `Nothing needs to be done, unless one of these is meant: ${near.join(', ')}.`
            : 'Nothing needs to be done, unless another room is meant.',
      });
      return { kind: 'missing' };
    }
    case 'ambiguous':
  }
  const unit = resolve(row, ref, place);
  return unit && { kind: 'found', unit };
}
