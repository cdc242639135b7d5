import type { Trunk, TrunkPeer } from '../../../shared/domain/live.ts';
import type { TrunkBody } from '../../../shared/domain/operations.ts';
import { PBX_RIGHTS } from '../entry.ts';
import type { Entries, Words } from '../entry.ts';
import { path, withQuery } from '../http-request.ts';
import { idIn, isObject, objectOf, textIn, textOf } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { readDeleted, readId, readNothing, readObjectOrNull, readPage } from '../readers.ts';

const words: Words = { object: 'the SIP trunk', check: 'its id', access: PBX_RIGHTS };
const toWrite: Words = { ...words, check: 'its certificates, its name and its peers' };

/** SIP trunks. Their replies are not documented, so several plausible shapes are read. */
export const trunks: Pick<
  Entries,
  'trunks.list' | 'trunks.get' | 'trunks.create' | 'trunks.update' | 'trunks.delete'
> = {
  'trunks.list': {
    scope: 'trunk',
    words,
    request: ({ page }, fewer) => ({
      method: 'GET',
      path: withQuery('/v1/communications/network/siptrunk', {
        maxResults: fewer ? 10 : 100,
        nextToken: page,
      }),
    }),
    read: (reply, { page }) =>
      readPage(reply, page, (json) => readTrunk(json, null), ['trunks', 'sipTrunks', 'siptrunks']),
  },
  'trunks.get': {
    scope: 'trunk',
    words,
    request: ({ trunkId }) => ({
      method: 'GET',
      path: path`/v1/communications/network/siptrunk/${trunkId}`,
    }),
    read: (reply, { trunkId }) => readObjectOrNull(reply, (json) => readTrunk(json, trunkId)),
  },
  'trunks.create': {
    scope: 'trunk',
    words: toWrite,
    request: ({ trunk }) => ({
      method: 'POST',
      path: '/v1/communications/network/siptrunk',
      body: trunkBody(trunk),
    }),
    read: (reply) => readId(reply, 'trunkId', 'sipTrunkId', 'id'),
  },
  'trunks.update': {
    scope: 'trunk',
    words: toWrite,
    request: ({ trunkId, trunk }) => ({
      method: 'PUT',
      path: path`/v1/communications/network/siptrunk/${trunkId}`,
      body: trunkBody(trunk),
    }),
    read: readNothing,
  },
  'trunks.delete': {
    scope: 'trunk',
    words,
    request: ({ trunkId }) => ({
      method: 'DELETE',
      path: path`/v1/communications/network/siptrunk/${trunkId}`,
    }),
    read: readDeleted,
  },
};

/** As the linking guide shows it; without encryption there is no `tls` at all. */
function trunkBody({ tls, peers }: TrunkBody): object {
  return {
    ...(tls && { tls: { certificateChain: tls.certificateChain, name: tls.name } }),
    peers: peers.map((peer) =>
      'ip' in peer ? { ip: peer.ip, port: peer.port } : { name: peer.name, port: peer.port },
    ),
  };
}

function readTrunk(json: unknown, askedId: string | null): Trunk | null {
  if (typeof json === 'string') return json === '' ? null : { id: json, status: null, name: null };
  const outer = objectOf(json);
  const body = [outer.trunk, outer.sipTrunk, outer.siptrunk].find(isObject) ?? outer;
  const id = idIn(body, 'trunkId', 'sipTrunkId', 'id') ?? askedId;
  if (id === null) return null;
  const peers = readPeers(body);
  return {
    id,
    status: textIn(body, 'status', 'trunkStatus', 'state'),
    name: textIn(body, 'name', 'trunkName') ?? certificateName(body),
    ...(peers && { peers }),
  };
}

/** Null where a peer cannot be understood, since half of them would pass for another trunk. */
function readPeers({ peers, peer }: JsonObject): TrunkPeer[] | null {
  const list: unknown[] = Array.isArray(peers) ? peers : isObject(peer) ? [peer] : [];
  const read = list.map(objectOf).map((entry): TrunkPeer | null => {
    const port = Number(textIn(entry, 'port') ?? NaN);
    const ip = textIn(entry, 'ip');
    const name = textIn(entry, 'name', 'fqdn');
    if (!Number.isInteger(port)) return null;
    if (ip !== null) return { ip, port };
    return name === null ? null : { name, port };
  });
  const known = read.filter((entry) => entry !== null);
  return known.length > 0 && known.length === read.length ? known : null;
}

/** The name in the certificate, which is all that a trunk is called by in the guide. */
function certificateName({ tls }: JsonObject): string | null {
  return textOf(objectOf(Array.isArray(tls) ? tls[0] : tls).name);
}
