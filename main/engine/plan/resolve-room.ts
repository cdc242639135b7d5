import type { Unit } from '../../../shared/domain/live.ts';
import type { FieldName } from '../../../shared/domain/fields.ts';
import type { ValidRow } from '../../../shared/domain/row.ts';
import type { RoomFinding, RoomRef } from '../rooms/room-finder.ts';
import type { PlannedRooms } from './planned-rooms.ts';
import type { ProblemSink } from './row-problem.ts';

/** The unit that a row means, or null after its problem was told at `field`, else at the room or unit id. */
export type ResolveRoom = (row: ValidRow, ref: RoomRef, field?: FieldName) => Unit | null;

/**
 * Looks rooms up once per way of writing them and tells what keeps a row from having its room.
 *
 * @param whole the rooms while rows that turned out to be wrong still counted, for which was read
 */
export function createRoomResolver(
  rooms: PlannedRooms,
  sink: ProblemSink,
  whole: PlannedRooms,
): ResolveRoom {
  const known = new Map<string, RoomFinding>();
  return (row, ref, place) => {
    const key = JSON.stringify([ref.unitId ?? null, ref.room ?? null, ref.floor ?? null]);
    const finding = known.get(key) ?? rooms.finder.find(ref);
    known.set(key, finding);
    const field: FieldName = place ?? (ref.unitId === undefined ? 'room' : 'unitId');
    const found = ref.unitId ?? ref.room ?? '';
    if (!isSame(finding, rooms === whole ? finding : whole.finder.find(ref), rooms)) {
      sink.add(row, {
        code: 'room.depends',
        field,
        found,
        message: `Which room "${found}" is depends on another row, which has errors.`,
        fix: 'Correct the errors of the other rows first, or give the Unit ID.',
      });
      return null;
    }
    switch (finding.kind) {
      case 'found':
        if (finding.warning !== undefined) {
          sink.add(row, {
            code: 'room.differs',
            field,
            found,
            severity: 'warning',
            message: finding.warning,
            fix: 'Check that this is the room that is meant.',
          });
        }
        return finding.unit;
      case 'missing':
        sink.add(row, {
          code: 'room.not-found',
          field,
          found,
          message:
            finding.gone === undefined
              ? `This property has no room "${found}".`
              : `This property has no room "${found}"; the name was remembered for ${finding.gone}, which is gone.`,
          fix: fixOf(row, finding.near, rooms.createRooms),
          ...(finding.near.length > 0 && { near: finding.near }),
        });
        return null;
      case 'ambiguous':
        sink.add(row, {
          code: 'room.ambiguous',
          field,
          found,
          message: finding.several
            ? `"${found}" names several rooms, and a row is about one.`
            : `"${found}" fits ${finding.candidates.length} rooms of this property.`,
          fix: `Write one of ${finding.candidates
            .slice(0, 10)
            .map(({ path }) => path)
            .join(', ')}, or give the Unit ID.`,
          ...(!finding.several && {
            near: finding.candidates.slice(0, 10).map(({ path }) => path),
          }),
        });
        return null;
      case 'outside':
        sink.add(row, {
          code: 'unit.outside',
          field,
          found,
          message: 'This unit id is not of a unit under the chosen property.',
          fix: 'Choose the property that the room belongs to, or correct the id.',
        });
        return null;
    }
  };
}

/** Only the Rooms sheet creates rooms, and only where that was asked for. */
function fixOf(row: ValidRow, near: readonly string[], createRooms: boolean): string {
  const correct =
    near.length > 0
      ? `Nearest names: ${near.join(', ')}`
      : 'Write the name as the property has it, or give the Unit ID';
  if (row.data.kind !== 'rooms') {
    return createRooms
      ? `${correct}; a new room needs a row of its own on the Rooms sheet.`
      : `${correct}.`;
  }
  return row.data.baseline ? `${correct}.` : `${correct}; --create-rooms creates a new room.`;
}

/** What was read is what the rows meant while all of them counted. */
function isSame(now: RoomFinding, then: RoomFinding, rooms: PlannedRooms): boolean {
  if (then.kind !== 'found') return now.kind !== 'found';
  if (now.kind !== 'found') return false;
  return rooms.created.has(now.unit.id) || now.unit.id === then.unit.id;
}
