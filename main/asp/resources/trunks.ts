import type { Trunk } from '../../../shared/domain/live.ts';
import { PBX_RIGHTS } from '../entry.ts';
import type { Entries, Words } from '../entry.ts';
import { path, withQuery } from '../http-request.ts';
import { idIn, isObject, objectOf, textIn, textOf } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { readObjectOrNull, readPage } from '../readers.ts';

const words: Words = { object: 'the SIP trunk', check: 'its id', access: PBX_RIGHTS };

/** SIP trunks. Their replies are not documented, so several plausible shapes are read. */
export const trunks: Pick<Entries, 'trunks.list' | 'trunks.get'> = {
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
};

function readTrunk(json: unknown, askedId: string | null): Trunk | null {
  if (typeof json === 'string') return json === '' ? null : { id: json, status: null, name: null };
  const outer = objectOf(json);
  const body = [outer.trunk, outer.sipTrunk, outer.siptrunk].find(isObject) ?? outer;
  const id = idIn(body, 'trunkId', 'sipTrunkId', 'id') ?? askedId;
  if (id === null) return null;
  return {
    id,
    status: textIn(body, 'status', 'trunkStatus', 'state'),
    name: textIn(body, 'name', 'trunkName') ?? certificateName(body),
  };
}

/** The name in the certificate, which is all that a trunk is called by in the guide. */
function certificateName({ tls }: JsonObject): string | null {
  return textOf(objectOf(Array.isArray(tls) ? tls[0] : tls).name);
}
