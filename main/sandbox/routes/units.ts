import { findUnit } from '../checks.ts';
import { answer, refuse } from '../reply.ts';
import type { Route } from '../route.ts';
import type { State, UnitRecord } from '../state.ts';

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
    handle({ state, pager }, { query }) {
      const { parentId, queryDepth = '1', expand } = query;
      if (parentId === undefined) return refuse(400, 'ParentId is mandatory.');
      if (!/^(all|[1-9]\d?)$/.test(queryDepth)) return refuse(400, 'queryDepth is not valid.');
      if (expand !== undefined && expand !== 'all') return refuse(400, 'expand is not valid.');
      const parent = findUnit(state, parentId);
      if (!parent.ok) return parent.refusal;
      const depth = queryDepth === 'all' ? Infinity : Number(queryDepth);
      const units = unitsBelow(state, parent.value, depth);
      // Without `expand=all` nothing but ids comes back.
      const shown = expand === 'all' ? show : ({ id }: UnitRecord) => ({ id });
      return pager.page('units.list', query, units, { max: 100, default: 10 }, shown);
    },
  },
  {
    operation: 'units.get',
    method: 'GET',
    paths: ['/v2/units/:unitId'],
    api: 'management',
    handle({ state }, { params }) {
      const unit = findUnit(state, params['unitId'] ?? '');
      return unit.ok ? answer(200, show(unit.value)) : unit.refusal;
    },
  },
];
