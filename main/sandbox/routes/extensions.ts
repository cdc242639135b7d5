import { z } from 'zod';
import { checkExtension, findTrunk } from '../checks.ts';
import { hasIdForm } from '../ids.ts';
import { answer, bad, good, refuse, type Checked } from '../reply.ts';
import type { Route, World } from '../route.ts';
import { mapExtension, unmapExtension, type ExtensionRecord, type TrunkRecord } from '../state.ts';
import { inShape } from '../strict-body.ts';

const ROOT = '/v1/communications/network/siptrunk';
const PATH = `${ROOT}/:trunkId/extension/:extension`;
const PAGES = { max: 100, default: 10 };
const mapping = z.strictObject({
  routingType: z.string().optional(),
  commsProfileId: z.string().optional(),
});

const showMapping = ({ extension, profileId }: ExtensionRecord): object => ({
  extension,
  routingType: 'communication-profile',
  commsProfileId: profileId,
});

/** The trunk and extension that a path names. */
function named(
  world: World,
  params: Readonly<Record<string, string>>,
): Checked<{ trunk: TrunkRecord; extension: string }> {
  const extension = checkExtension(params['extension'] ?? '');
  if (!extension.ok) return extension;
  const trunk = findTrunk(world, params['trunkId'] ?? '');
  return trunk.ok ? good({ trunk: trunk.value, extension: extension.value }) : trunk;
}

/** Where an extension is to ring: a profile, never a unit, whatever the sample of the guide holds. */
function checkTarget({ state }: World, body: unknown): Checked<string> {
  const shape = inShape(mapping, body);
  if (!shape.ok) return shape;
  const { routingType, commsProfileId = '' } = shape.value;
  if (routingType !== 'communication-profile') return bad(400, 'routingType is not valid.');
  if (!hasIdForm('profile', commsProfileId)) return bad(400, 'commsProfileId is not valid.');
  return state.profiles.has(commsProfileId)
    ? good(commsProfileId)
    : bad(404, 'Communication profile does not exist');
}

/** Extensions. Most bodies and statuses are undocumented: these are the narrow readings. */
export const extensionRoutes: Route[] = [
  {
    operation: 'extensions.list',
    method: 'GET',
    paths: [`${ROOT}/:trunkId/extensions`],
    api: 'siptrunk',
    query: ['maxResults', 'nextToken'],
    handle(world, { params, query }) {
      const trunk = findTrunk(world, params['trunkId'] ?? '');
      if (!trunk.ok) return trunk.refusal;
      const list = `extensions.list ${trunk.value.id}`;
      return world.pager.page(
        list,
        query,
        [...trunk.value.extensions.values()],
        { ...PAGES, visitor: (nth) => ({ extension: `9999${-nth}` }) },
        showMapping,
      );
    },
  },
  {
    operation: 'extensions.get',
    method: 'GET',
    paths: [PATH],
    api: 'siptrunk',
    handle(world, { params }) {
      const at = named(world, params);
      if (!at.ok) return at.refusal;
      const known = at.value.trunk.extensions.get(at.value.extension);
      return known ? answer(200, showMapping(known)) : refuse(404, 'Extension is not mapped');
    },
  },
  {
    operation: 'extensions.map',
    method: 'POST',
    paths: [PATH],
    api: 'siptrunk',
    takesBody: true,
    handle(world, { params, body }) {
      const profileId = checkTarget(world, body);
      if (!profileId.ok) return profileId.refusal;
      const at = named(world, params);
      if (!at.ok) return at.refusal;
      const { trunk, extension } = at.value;
      // The guide waits for ACTIVE before it maps; what happens earlier is undocumented.
      if (trunk.status !== 'ACTIVE') return refuse(400, 'SIP trunk is not active');
      if (trunk.extensions.has(extension) && world.switches.mapMapped === 'refuse') {
        return refuse(409, 'Extension is already mapped');
      }
      mapExtension(world.state, trunk, { extension, profileId: profileId.value });
      return answer(200, {
        extension,
        routingType: 'communication-profile',
        commsProfileId: profileId.value,
      });
    },
  },
  {
    operation: 'extensions.remap',
    method: 'PUT',
    paths: [PATH],
    api: 'siptrunk',
    takesBody: true,
    handle(world, { params, body }) {
      const profileId = checkTarget(world, body);
      if (!profileId.ok) return profileId.refusal;
      const at = named(world, params);
      if (!at.ok) return at.refusal;
      const { trunk, extension } = at.value;
      if (!trunk.extensions.has(extension)) return refuse(404, 'Extension is not mapped');
      mapExtension(world.state, trunk, { extension, profileId: profileId.value });
      return answer(200);
    },
  },
  {
    operation: 'extensions.unmap',
    method: 'DELETE',
    paths: [PATH],
    api: 'siptrunk',
    handle(world, { params }) {
      const at = named(world, params);
      if (!at.ok) return at.refusal;
      const { trunk, extension } = at.value;
      if (!trunk.extensions.has(extension)) return refuse(404, 'Extension is not mapped');
      unmapExtension(world.state, trunk, extension);
      return answer(204);
    },
  },
];
