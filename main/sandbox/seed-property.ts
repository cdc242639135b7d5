import type { ProviderRecord } from './calling-state.ts';
import { makeId } from './ids.ts';
import {
  addBook,
  addContact,
  addTrunk,
  addUnit,
  addProfile,
  associate,
  emptyState,
  newId,
  type State,
  type TrunkRecord,
} from './state.ts';

const ANNEX_ROOMS = 12;

/** Adds a unit under a parent and gives its id, which is a new one unless it is told. */
export function unitUnder(
  state: State,
  parentId: string,
  name: string,
  id: string = newId(state, 'unit'),
): string {
  const parent = state.units.get(parentId);
  addUnit(state, { id, name, level: (parent?.level ?? 0) + 1, parentId });
  return id;
}

/** Floors with their rooms: 101, 102 … on the first; three digits follow the floor where it has over 99 rooms. */
function floorsWithRooms(
  state: State,
  propertyId: string,
  rooms: number,
  floors: number,
): string[] {
  const perFloor = Math.ceil(rooms / floors);
  const digits = String(perFloor).length > 2 ? String(perFloor).length : 2;
  const made: string[] = [];
  for (let floor = 1; floor <= floors; floor += 1) {
    const floorId = unitUnder(state, propertyId, `Floor ${floor}`);
    const here = Math.min(perFloor, rooms - made.length);
    for (let room = 1; room <= here; room += 1) {
      made.push(unitUnder(state, floorId, `${floor}${String(room).padStart(digits, '0')}`));
    }
  }
  return made;
}

/** A second property whose book is nobody else's business. */
function annex(state: State): void {
  const propertyId = unitUnder(state, state.organization, 'Hotel Annex');
  const rooms = floorsWithRooms(state, propertyId, ANNEX_ROOMS, 1);
  const book = addBook(state, { id: newId(state, 'addressBook'), name: 'Annex services' });
  addContact(state, book, {
    id: newId(state, 'contact'),
    name: 'Annex reception',
    address: { kind: 'phones', numbers: ['+12065550190'] },
  });
  for (const unitId of rooms) {
    addProfile(state, {
      id: newId(state, 'profile'),
      unitId,
      name: `Annex ${state.units.get(unitId)?.name ?? ''}`,
    });
    associate(state, book, unitId);
  }
}

/**
 * An organisation with the property "Hotel Example" (floors and rooms, nothing else), the smaller "Hotel Annex"
 * with profiles and an address book of its own, one trunk in use and one service provider. The same arguments give the same ids.
 */
export function seedProperty(options: { seed: number; rooms: number; floors: number }): State {
  const state = emptyState(options.seed);
  state.organization = newId(state, 'unit');
  addUnit(state, { id: state.organization, name: 'Example Hotels', level: 0, parentId: null });
  state.propertyId = unitUnder(state, state.organization, 'Hotel Example');
  floorsWithRooms(state, state.propertyId, options.rooms, options.floors);
  annex(state);
  usualTrunk(state, newId(state, 'trunk'));
  // Numbered 0, so that the ids of everything else stay what they were before providers came.
  usualProvider(state, makeId('serviceProvider', state.seed, 0));
  state.effects.clear();
  return state;
}

/** A trunk in use. */
export function usualTrunk(state: State, id: string): TrunkRecord {
  return addTrunk(state, {
    id,
    name: 'pbx.hotel.example',
    status: 'ACTIVE',
    peers: [{ ip: '192.0.2.10', port: 5061 }],
  });
}

/** A service provider without users. */
export function usualProvider(state: State, id: string): ProviderRecord {
  const provider: ProviderRecord = {
    id,
    logicalId: 'hotel.example.calls',
    names: [{ locale: 'en-US', value: 'Hotel Example calls' }],
    skillId: null,
    users: new Map(),
  };
  state.calling.providers.set(id, provider);
  return provider;
}
