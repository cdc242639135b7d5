import type { Unit } from '../../../shared/domain/live.ts';
import { roomKindOf } from './room-tokens.ts';
import type { RoomKind } from './room-words.ts';

/** What names of units say of the kinds of rooms: suites, apartments, beds. */
export type RoomKinds = {
  /** Of units with the number that a name has, those of the kind that it names. */
  ofItsKind(units: readonly Unit[], name: string): readonly Unit[];
  /** Units that have beds below them and nothing else. */
  withBedsOnly(): Unit[];
};

/** @param hasKind does any room of the property say that it is of this kind? */
export function createRoomKinds(
  units: readonly Unit[],
  hasKind: (kind: RoomKind) => boolean,
): RoomKinds {
  let names: Map<string, string> | null = null;
  function kindOf({ name, parentId }: Unit): RoomKind | null {
    names ??= new Map(units.map((unit) => [unit.id, unit.name]));
    return roomKindOf(name) ?? roomKindOf(names.get(parentId ?? '') ?? '');
  }
  return {
    ofItsKind(alike, name) {
      if (alike.length === 0) return alike;
      const said = roomKindOf(name);
      if (said === null) return alike;
      if (said !== 'room') {
        return hasKind(said) ? alike.filter((unit) => kindOf(unit) === said) : alike;
      }
      if (alike.length === 1) return alike;
      const plain = alike.filter((unit) => (kindOf(unit) ?? 'room') === 'room');
      return plain.length > 0 ? plain : alike;
    },
    withBedsOnly() {
      const parents = new Set<string | null>();
      const others = new Set<string | null>();
      for (const { parentId, name } of units) {
        parents.add(parentId);
        if (roomKindOf(name) !== 'bed') others.add(parentId);
      }
      return units.filter(({ id }) => parents.has(id) && !others.has(id));
    },
  };
}
