import type { Unit } from '../../../shared/domain/live.ts';
import type { FieldName } from '../../../shared/domain/fields.ts';
import type { ValidRow } from '../../../shared/domain/row.ts';
import type { RoomFinder, RoomFinding, RoomRef } from '../rooms/room-finder.ts';
import type { ProblemSink } from './row-problem.ts';

/** The unit that a row means, or null after its problem was told. */
export type ResolveRoom = (row: ValidRow, ref: RoomRef) => Unit | null;

/** Looks rooms up once per way of writing them and tells what keeps a row from having its room. */
export function createRoomResolver(finder: RoomFinder, sink: ProblemSink): ResolveRoom {
  const known = new Map<string, RoomFinding>();
  return (row, ref) => {
    const key = JSON.stringify([ref.unitId ?? null, ref.room ?? null, ref.floor ?? null]);
    const finding = known.get(key) ?? finder.find(ref);
    known.set(key, finding);
    const field: FieldName = ref.unitId === undefined ? 'room' : 'unitId';
    const found = ref.unitId ?? ref.room ?? '';
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
          message: `This property has no room "${found}".`,
          fix:
            finding.near.length > 0
              ? `Nearest names: ${finding.near.join(', ')}.`
              : 'Write the name as the property has it, or give the Unit ID.',
        });
        return null;
      case 'ambiguous':
        sink.add(row, {
          code: 'room.ambiguous',
          field,
          found,
          message: `"${found}" fits ${finding.candidates.length} rooms of this property.`,
          fix: `Write one of ${finding.candidates
            .slice(0, 10)
            .map(({ path }) => path)
            .join(', ')}, or give the Unit ID.`,
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
