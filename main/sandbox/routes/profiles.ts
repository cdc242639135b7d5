import { z } from 'zod';
import { runBatch, type Handled } from '../batch.ts';
import { checkProfileName, findProfile, findUnit, isOpen, lengthOf } from '../checks.ts';
import { TEXTS } from '../envelopes.ts';
import { hasIdForm } from '../ids.ts';
import { answer, bad, good, refuse, type Checked } from '../reply.ts';
import type { Route, World } from '../route.ts';
import {
  addProfile,
  newId,
  noteEffect,
  removeProfile,
  type ProfileRecord,
  type State,
} from '../state.ts';
import type { Switches } from '../switches.ts';
import { inShape } from '../strict-body.ts';

const PATH = '/v1/communications/profile';
const entity = z.strictObject({ type: z.string().optional(), id: z.string().optional() });
const creation = z.strictObject({ entity: entity.optional(), name: z.string().optional() });
const renaming = z.strictObject({ name: z.string().optional() });

/** A comment in the published samples says that unnamed profiles show so. */
const UNNAMED = 'Guest';

/** The profile of a unit: made if there is none, renamed if another name is sent. */
function profileFor(state: State, unitId: string, name: string | undefined): ProfileRecord {
  const known = state.profiles.get(state.profileOfUnit.get(unitId) ?? '');
  if (!known) {
    const id = newId(state, 'profile');
    addProfile(state, { id, unitId, name: name ?? UNNAMED });
    return profileFor(state, unitId, name);
  }
  if (name !== undefined && name !== known.name) rename(state, known, name);
  return known;
}

function rename(state: State, profile: ProfileRecord, name: string): void {
  profile.name = name;
  noteEffect(state, 'profile changed');
}

const unsupportedType = ({ switches }: World): string =>
  `Given entityType in request is not supported. Currently ${switches.entityTypeText} UNIT entityType.`;

/** The id of the entity, whose type must be UNIT. */
function checkEntity(world: World, given: z.infer<typeof entity> | undefined): Checked<string> {
  if (!given) return bad(400, 'Entity is mandatory.');
  const { type = '', id = '' } = given;
  if (type.length < 1 || type.length > 10) {
    return bad(400, 'EntityType must be between 1 and 10 characters.');
  }
  if (type !== 'UNIT') return bad(400, unsupportedType(world));
  if (lengthOf(id) < 1 || id.length > 1000) {
    return bad(400, 'EntityId must be between 1 and 1000 characters.');
  }
  return hasIdForm('unit', id)
    ? good(id)
    : bad(400, 'UnitId is not valid. Please check your Input.');
}

function createItem(world: World, fields: z.infer<typeof creation>): Handled {
  const unitId = checkEntity(world, fields.entity);
  if (!unitId.ok) return unitId;
  if (fields.name !== undefined) {
    const name = checkProfileName(world, fields.name, 'batch');
    if (!name.ok) return name;
  }
  // Single creation says 404 of an unknown unit; the batch has no such row and says "no access".
  const unit = world.state.units.get(unitId.value);
  if (!unit || !isOpen(unit, world.now())) {
    return bad(world.switches.noAccessStatus, TEXTS.noAccessItem);
  }
  const profile = profileFor(world.state, unitId.value, fields.name);
  return good({
    entity: { type: 'UNIT', id: profile.unitId },
    profileId: shownId(world, profile, 'object-in-batch'),
  });
}

/** The id as an object where that is the side taken here, else as plain text. */
function shownId(
  { switches }: World,
  { id }: ProfileRecord,
  objectHere: Switches['profileIdShape'],
): unknown {
  return switches.profileIdShape === objectHere ? { profileId: id } : id;
}

const show = (world: World, profile: ProfileRecord): object => ({
  entity: { type: 'UNIT', id: profile.unitId },
  ...(world.switches.nameInProfileGet ? { name: profile.name } : {}),
  profileId: shownId(world, profile, 'object-in-single'),
});

/** Communication profiles; the January 2025 reference, with the older one behind switches. */
export const profileRoutes: Route[] = [
  {
    operation: 'profiles.createBatch',
    method: 'POST',
    paths: ['/v1/communications/profiles/batch'],
    api: 'management',
    takesBody: true,
    batch: true,
    handle: (world, call) =>
      runBatch(world, call, creation, world.switches.profileBatchKey, (fields) =>
        createItem(world, fields),
      ),
  },
  {
    operation: 'profiles.create',
    method: 'POST',
    // The older reference and the published collection end the path with a slash.
    paths: [PATH, `${PATH}/`],
    api: 'management',
    takesBody: true,
    handle(world, { body }) {
      const shape = inShape(creation, body);
      if (!shape.ok) return shape.refusal;
      const unitId = checkEntity(world, shape.value.entity);
      if (!unitId.ok) return unitId.refusal;
      const { name } = shape.value;
      const checked = name === undefined ? good(name) : checkProfileName(world, name, 'single');
      if (!checked.ok) return checked.refusal;
      const unit = findUnit(world, unitId.value);
      if (!unit.ok) return unit.refusal;
      const profile = profileFor(world.state, unit.value.id, name);
      return answer(world.switches.profileCreateStatus, {
        entity: { type: 'UNIT', id: profile.unitId },
        profileId: shownId(world, profile, 'object-in-single'),
      });
    },
  },
  {
    operation: 'profiles.getByUnit',
    method: 'GET',
    paths: [PATH],
    api: 'management',
    // One sample carries the paging names; they do nothing.
    query: ['entity.type', 'entity.id', 'maxResults', 'nextToken'],
    handle(world, { query }) {
      if (query['entity.type'] !== 'UNIT') return refuse(400, unsupportedType(world));
      const unit = findUnit(world, query['entity.id'] ?? '');
      if (!unit.ok) return unit.refusal;
      const profile = world.state.profiles.get(world.state.profileOfUnit.get(unit.value.id) ?? '');
      return profile
        ? answer(200, show(world, profile))
        : refuse(404, 'Communication profile does not exist for the given entity');
    },
  },
  {
    operation: 'profiles.get',
    method: 'GET',
    paths: [`${PATH}/:profileId`],
    api: 'management',
    handle(world, { params }) {
      const profile = findProfile(world.state, params['profileId'] ?? '');
      return profile.ok ? answer(200, show(world, profile.value)) : profile.refusal;
    },
  },
  {
    operation: 'profiles.update',
    method: 'PUT',
    paths: [`${PATH}/:profileId`],
    api: 'management',
    takesBody: true,
    handle(world, { params, body }) {
      const { state } = world;
      const shape = inShape(renaming, body);
      if (!shape.ok) return shape.refusal;
      const { name } = shape.value;
      if (name === undefined) return refuse(400, 'Name is required.');
      const checked = checkProfileName(world, name, 'single');
      if (!checked.ok) return checked.refusal;
      const profile = findProfile(state, params['profileId'] ?? '');
      if (!profile.ok) return profile.refusal;
      rename(state, profile.value, name);
      return answer(204);
    },
  },
  {
    operation: 'profiles.delete',
    method: 'DELETE',
    paths: [`${PATH}/:profileId`],
    api: 'management',
    handle({ state }, { params }) {
      const profile = findProfile(state, params['profileId'] ?? '');
      if (!profile.ok) return profile.refusal;
      removeProfile(state, profile.value);
      return answer(204);
    },
  },
];
