import type { IdRef } from '../../../shared/domain/step-write.ts';
import type { NewUnits } from './new-rooms.ts';

/** What tells new units from those that exist. */
type Rooms = { rooms: { created: NewUnits } };

/** A unit as writes name it: by its id, or by the step that creates it. */
export function unitRef(unitId: string, { rooms }: Rooms): IdRef {
  return rooms.created.has(unitId) ? { step: unitId } : { id: unitId };
}

/** The step that creates a unit, for whatever needs it; none where the unit exists. */
export function unitNeeds(unitId: string, { rooms }: Rooms): string[] {
  return rooms.created.has(unitId) ? [unitId] : [];
}
