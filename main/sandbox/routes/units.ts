import { z } from 'zod';
import { findUnit, lengthOf } from '../checks.ts';
import { makeId } from '../ids.ts';
import { answer, bad, good, refuse, type Checked } from '../reply.ts';
import type { Route, World } from '../route.ts';
import {
  addUnit,
  booksOf,
  newId,
  noteEffect,
  removeUnit,
  type State,
  type UnitRecord,
} from '../state.ts';
import { inShape } from '../strict-body.ts';

const unitName = z.strictObject({
  type: z.string().optional(),
  value: z.strictObject({ text: z.string().optional() }).optional(),
});
const renaming = z.strictObject({ name: unitName.optional() });
const creation = z.strictObject({ name: unitName.optional(), parentId: z.string().optional() });
const MOST_LEVELS = 15;
const LONGEST_NAME = 250;

function checkName(
  { switches }: World,
  name: z.infer<typeof unitName> | undefined,
): Checked<string> {
  const text = name?.value?.text ?? '';
  const length = lengthOf(text);
  const refused = switches.unitNameFullStops === 'refuse' && text.includes('.');
  return name?.type === 'PLAIN' && length >= 1 && length <= LONGEST_NAME && !refused
    ? good(text)
    : bad(400, 'Name is not valid.');
}

const show = (unit: UnitRecord): object => ({
  id: unit.id,
  level: unit.level,
  name: { type: 'PLAIN', value: { text: unit.name } },
  ...(unit.parentId === null ? {} : { parentId: unit.parentId }),
});

/** Whether a unit lies under another, at most so many levels below. */
function isUnder(state: State, unit: UnitRecord, parent: UnitRecord, depth: number): boolean {
  const levels = unit.level - parent.level;
  if (levels < 1 || levels > depth) return false;
  let up: UnitRecord | undefined = unit;
  for (let level = 0; level < levels && up; level += 1) up = state.units.get(up.parentId ?? '');
  return up?.id === parent.id;
}

/** The units below one, in the order in which they came to be; kept, since a list is read page by page. */
function unitsBelow(state: State, parent: UnitRecord, depth: number): readonly UnitRecord[] {
  const key = `${parent.id} ${depth}`;
  const known = state.unitsBelow.get(key);
  if (known) return known;
  const units = [...state.units.values()].filter((unit) => isUnder(state, unit, parent, depth));
  state.unitsBelow.set(key, units);
  return units;
}

/** Property hierarchy v2, as the published collection and clients call it. */
export const unitRoutes: Route[] = [
  {
    operation: 'units.list',
    method: 'GET',
    paths: ['/v2/units'],
    api: 'management',
    query: ['parentId', 'queryDepth', 'expand', 'maxResults', 'nextToken'],
    handle(world, { query }) {
      const { state, pager } = world;
      const { parentId, queryDepth = '1', expand } = query;
      if (parentId === undefined) return refuse(400, 'ParentId is mandatory.');
      if (!/^(all|[1-9]\d?)$/.test(queryDepth)) return refuse(400, 'queryDepth is not valid.');
      if (expand !== undefined && expand !== 'all') return refuse(400, 'expand is not valid.');
      const parent = findUnit(world, parentId);
      if (!parent.ok) return parent.refusal;
      const depth = queryDepth === 'all' ? Infinity : Number(queryDepth);
      const units = unitsBelow(state, parent.value, depth);
      // Without `expand=all` nothing but ids comes back.
      const shown = expand === 'all' ? show : ({ id }: UnitRecord) => ({ id });
      const visitor = (nth: number) => ({
        id: makeId('unit', state.seed, nth),
        name: 'Visitor',
        level: parent.value.level + 1,
        parentId: parent.value.id,
      });
      return pager.page('units.list', query, units, { max: 100, default: 10, visitor }, shown);
    },
  },
  {
    operation: 'units.get',
    method: 'GET',
    paths: ['/v2/units/:unitId'],
    api: 'management',
    handle(world, { params }) {
      const unit = findUnit(world, params['unitId'] ?? '');
      return unit.ok ? answer(200, show(unit.value)) : unit.refusal;
    },
  },
  {
    operation: 'units.create',
    method: 'POST',
    paths: ['/v2/units'],
    api: 'management',
    takesBody: true,
    handle(world, { body }) {
      const { state, switches } = world;
      const shape = inShape(creation, body);
      if (!shape.ok) return shape.refusal;
      const name = checkName(world, shape.value.name);
      if (!name.ok) return name.refusal;
      const { parentId } = shape.value;
      if (parentId === undefined) return refuse(400, 'ParentId is mandatory.');
      const parent = findUnit(world, parentId);
      if (!parent.ok) return parent.refusal;
      const level = parent.value.level + 1;
      if (level > MOST_LEVELS) return refuse(400, `A unit cannot be below level ${MOST_LEVELS}.`);
      // Nothing says that names are unique, so a repeat makes another unit.
      const id = newId(state, 'unit');
      const openAt = world.now() + switches.unitGraceSeconds * 1000;
      const grace = switches.unitGraceSeconds > 0 ? { openAt } : {};
      addUnit(state, { id, name: name.value, level, parentId, ...grace });
      return answer(switches.unitCreateStatus, { id });
    },
  },
  {
    operation: 'units.update',
    method: 'PUT',
    paths: ['/v2/units/:unitId'],
    api: 'management',
    takesBody: true,
    handle(world, { params, body }) {
      const shape = inShape(renaming, body);
      if (!shape.ok) return shape.refusal;
      const name = checkName(world, shape.value.name);
      if (!name.ok) return name.refusal;
      const unit = findUnit(world, params['unitId'] ?? '');
      if (!unit.ok) return unit.refusal;
      unit.value.name = name.value;
      noteEffect(world.state, 'unit changed');
      return answer(200);
    },
  },
  {
    operation: 'units.delete',
    method: 'DELETE',
    paths: ['/v2/units/:unitId'],
    api: 'management',
    handle(world, { params }) {
      const { state } = world;
      const unit = findUnit(world, params['unitId'] ?? '');
      if (!unit.ok) return unit.refusal;
      const { id } = unit.value;
      if ([...state.units.values()].some(({ parentId }) => parentId === id)) {
        return refuse(400, 'Unit has child units. Remove the child units first.');
      }
      // That it is refused is documented, its status is not.
      if (booksOf(state, id).size > 0) {
        return refuse(400, 'Unit is associated with an AddressBook. Remove the association first.');
      }
      removeUnit(state, unit.value);
      return answer(204);
    },
  },
];
