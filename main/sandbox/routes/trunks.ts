import { isIP } from 'node:net';
import { z } from 'zod';
import { findTrunk } from '../checks.ts';
import { answer, bad, good, type Checked } from '../reply.ts';
import type { Route, World } from '../route.ts';
import {
  addTrunk,
  newId,
  noteEffect,
  removeTrunk,
  ripenTrunks,
  type Peer,
  type TrunkRecord,
} from '../state.ts';
import { inShape } from '../strict-body.ts';

const ROOT = '/v1/communications/network/siptrunk';
const PAGES = { max: 100, default: 10 };

const body = z.strictObject({
  tls: z
    .strictObject({ certificateChain: z.array(z.string()).optional(), name: z.string().optional() })
    .optional(),
  peers: z
    .array(
      z.strictObject({
        ip: z.string().optional(),
        name: z.string().optional(),
        port: z.int().optional(),
      }),
    )
    .optional(),
});
type Body = z.infer<typeof body>;

/** What the published client sends instead. */
const clientBody = z.strictObject({
  tls: z.array(z.strictObject({ name: z.string(), certificateChain: z.string() })),
  certificateChain: z.array(z.string()).optional(),
  peers: z.array(
    z.strictObject({
      ip: z.string().optional(),
      name: z.string().optional(),
      port: z.string().regex(/^\d+$/),
    }),
  ),
});

type GoodTrunk = { name: string; peers: Peer[] };

/** What the reference of this API asks for is not at hand: these are the readings of the guide. */
function checkTrunk({ switches }: World, sent: unknown): Checked<GoodTrunk> {
  if (switches.trunkBody === 'client') {
    const other = clientBody.safeParse(sent);
    if (other.success) return checkBody(asGuide(other.data));
  }
  const shape = inShape(body, sent);
  return shape.ok ? checkBody(shape.value) : shape;
}

function asGuide({ tls: [tls], peers }: z.infer<typeof clientBody>): Body {
  return {
    ...(tls && { tls: { name: tls.name, certificateChain: [tls.certificateChain] } }),
    peers: peers.map((peer) => ({ ...peer, port: Number(peer.port) })),
  };
}

const isPem = (text: string): boolean =>
  /^-----BEGIN CERTIFICATE-----\n[^]+\n-----END CERTIFICATE-----\n?$/.test(text);

function checkBody({ tls, peers = [] }: Body): Checked<GoodTrunk> {
  const chain = tls?.certificateChain ?? [];
  if (tls && (chain.length === 0 || !chain.every(isPem))) {
    return bad(400, 'tls.certificateChain is not valid.');
  }
  if (tls && !tls.name) return bad(400, 'tls.name is mandatory.');
  if (peers.length === 0) return bad(400, 'peers is mandatory.');
  const read: Peer[] = [];
  for (const { ip, name, port = 0 } of peers) {
    if (port < 1 || port > 65_535) return bad(400, 'Port of a peer is not valid.');
    if (ip !== undefined && name === undefined && isIP(ip) > 0) read.push({ ip, port });
    else if (name !== undefined && ip === undefined && name !== '') read.push({ name, port });
    else return bad(400, 'A peer must have either a valid ip or a name.');
  }
  if (new Set(read.map((peer) => 'ip' in peer)).size > 1) {
    return bad(400, 'Peers must be all by ip or all by name.');
  }
  return good({ name: tls?.name ?? '', peers: read });
}

const show = ({ id, status, name, peers }: TrunkRecord): object => ({
  trunkId: id,
  status,
  ...(name === '' ? {} : { tls: { name } }),
  peers,
});

/** SIP trunks. Most answers and statuses are undocumented: these are the narrow readings. */
export const trunkRoutes: Route[] = [
  {
    operation: 'trunks.list',
    method: 'GET',
    paths: [ROOT],
    api: 'siptrunk',
    query: ['maxResults', 'nextToken'],
    handle({ state, pager, now }, { query }) {
      ripenTrunks(state, now());
      return pager.page('trunks.list', query, [...state.trunks.values()], PAGES, show);
    },
  },
  {
    operation: 'trunks.get',
    method: 'GET',
    paths: [`${ROOT}/:trunkId`],
    api: 'siptrunk',
    handle(world, { params }) {
      const trunk = findTrunk(world, params['trunkId'] ?? '');
      return trunk.ok ? answer(200, show(trunk.value)) : trunk.refusal;
    },
  },
  {
    operation: 'trunks.create',
    method: 'POST',
    paths: [ROOT],
    api: 'siptrunk',
    takesBody: true,
    handle(world, call) {
      const { state, switches } = world;
      const checked = checkTrunk(world, call.body);
      if (!checked.ok) return checked.refusal;
      const ms = switches.trunkSeconds * 1000;
      // Nothing makes a trunk unique, so a repeat makes another.
      const trunk = addTrunk(state, {
        id: newId(state, 'trunk'),
        ...checked.value,
        ...(ms > 0 ? { status: 'PENDING', activeAt: world.now() + ms } : { status: 'ACTIVE' }),
      });
      return answer(201, { trunkId: trunk.id });
    },
  },
  {
    operation: 'trunks.update',
    method: 'PUT',
    paths: [`${ROOT}/:trunkId`],
    api: 'siptrunk',
    takesBody: true,
    handle(world, call) {
      const checked = checkTrunk(world, call.body);
      if (!checked.ok) return checked.refusal;
      const trunk = findTrunk(world, call.params['trunkId'] ?? '');
      if (!trunk.ok) return trunk.refusal;
      Object.assign(trunk.value, checked.value);
      noteEffect(world.state, 'trunk changed');
      return answer(200);
    },
  },
  {
    operation: 'trunks.delete',
    method: 'DELETE',
    paths: [`${ROOT}/:trunkId`],
    api: 'siptrunk',
    handle(world, { params }) {
      const trunk = findTrunk(world, params['trunkId'] ?? '');
      if (!trunk.ok) return trunk.refusal;
      removeTrunk(world.state, trunk.value);
      return answer(204);
    },
  },
];
