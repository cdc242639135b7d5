import type { Unit } from '../../../shared/domain/live.ts';
import { ROLE } from '../entry.ts';
import type { Entries, Words } from '../entry.ts';
import { path, withQuery } from '../http-request.ts';
import { objectOf, textIn, textOf } from '../json.ts';
import { readDeleted, readId, readNothing, readObject, readPage } from '../readers.ts';

const words: Words = { object: 'the unit', check: 'the id of the unit', access: ROLE };
const toWrite: Words = {
  ...words,
  check: 'its name, the unit above it, and that the property has its subscription',
};

/** Property hierarchy v2. Without `expand=all` the service leaves the names out. */
export const units: Pick<
  Entries,
  'units.list' | 'units.get' | 'units.create' | 'units.update' | 'units.delete'
> = {
  'units.list': {
    scope: 'management',
    words,
    request: ({ parentId, depth, page }, fewer) => ({
      method: 'GET',
      path: withQuery('/v2/units', {
        parentId,
        queryDepth: depth,
        expand: 'all',
        // No range is documented; 100 is the highest of the comparable lists.
        maxResults: fewer ? 10 : 100,
        nextToken: page,
      }),
    }),
    read: (reply, { page }) => readPage(reply, page, readUnit, ['units']),
  },
  'units.get': {
    scope: 'management',
    words,
    request: ({ unitId }) => ({ method: 'GET', path: path`/v2/units/${unitId}` }),
    read: (reply) => readObject(reply, readUnit),
  },
  'units.create': {
    scope: 'management',
    words: toWrite,
    request: ({ parentId, name }) => ({
      method: 'POST',
      path: '/v2/units',
      body: { name: plain(name), parentId },
    }),
    read: (reply) => readId(reply, 'unitId', 'id'),
  },
  'units.update': {
    scope: 'management',
    words: toWrite,
    request: ({ unitId, name }) => ({
      method: 'PUT',
      path: path`/v2/units/${unitId}`,
      body: { name: plain(name) },
    }),
    read: readNothing,
  },
  'units.delete': {
    scope: 'management',
    words: {
      ...words,
      check: 'that there are no units below it and that no address book is associated with it',
    },
    request: ({ unitId }) => ({ method: 'DELETE', path: path`/v2/units/${unitId}` }),
    read: readDeleted,
  },
};

/** The only form of a name that the service knows. */
function plain(text: string): object {
  return { type: 'PLAIN', value: { text } };
}

function readUnit(json: unknown): Unit | null {
  const unit = objectOf(json);
  const id = textIn(unit, 'id', 'unitId');
  if (id === null) return null;
  const name = objectOf(unit.name);
  const level = Number(unit.level ?? NaN);
  return {
    id,
    // The organisation itself may have none.
    name: textIn(objectOf(name.value), 'text') ?? textIn(name, 'text') ?? textOf(unit.name) ?? '',
    level: Number.isInteger(level) ? level : null,
    parentId: textIn(unit, 'parentId'),
  };
}
