import type { Profile } from '../../../shared/domain/live.ts';
import { readBatch } from '../batch.ts';
import { ROLE, value } from '../entry.ts';
import type { Entries, Reply, Words } from '../entry.ts';
import { path, withQuery } from '../http-request.ts';
import { idIn, isObject, objectOf, textIn } from '../json.ts';
import { readDeleted, readId, readNothing, readObjectOrNull } from '../readers.ts';

const words: Words = {
  object: 'the communication profile',
  check: 'its display name and the id of its unit',
  access: ROLE,
};

/** Communication profiles. A unit without one is an answer, which the service gives as an error. */
export const profiles: Pick<
  Entries,
  | 'profiles.create'
  | 'profiles.createBatch'
  | 'profiles.get'
  | 'profiles.getByUnit'
  | 'profiles.update'
  | 'profiles.delete'
> = {
  'profiles.create': {
    scope: 'management',
    words,
    request: ({ unitId, name }) => ({
      method: 'POST',
      path: '/v1/communications/profile',
      body: creation(unitId, name),
    }),
    read: (reply) => readId(reply, 'profileId'),
  },
  'profiles.createBatch': {
    scope: 'management',
    words,
    request: ({ items }) => ({
      method: 'POST',
      path: '/v1/communications/profiles/batch',
      body: {
        items: items.map(({ itemId, unitId, name }) => ({ itemId, ...creation(unitId, name) })),
      },
    }),
    read: (reply, { items }, explain) =>
      readBatch(
        reply,
        items.map((item) => item.itemId),
        explain,
        {
          value(entry) {
            const profileId = idIn(entry, 'profileId');
            return profileId === null ? undefined : { profileId };
          },
        },
      ),
  },
  'profiles.get': {
    scope: 'management',
    words,
    request: ({ profileId }) => ({
      method: 'GET',
      path: path`/v1/communications/profile/${profileId}`,
    }),
    read: (reply, { profileId }) =>
      readObjectOrNull(reply, (json) => readProfile(json, { profileId })),
  },
  'profiles.getByUnit': {
    scope: 'management',
    words,
    request: ({ unitId }) => ({
      method: 'GET',
      path: withQuery('/v1/communications/profile', {
        'entity.type': 'UNIT',
        'entity.id': unitId,
      }),
    }),
    read: (reply, { unitId }) =>
      hasNone(reply)
        ? value(null)
        : readObjectOrNull(reply, (json) => readProfile(json, { unitId })),
  },
  'profiles.update': {
    scope: 'management',
    words,
    request: ({ profileId, name }) => ({
      method: 'PUT',
      path: path`/v1/communications/profile/${profileId}`,
      body: { name },
    }),
    read: readNothing,
  },
  'profiles.delete': {
    scope: 'management',
    words,
    request: ({ profileId }) => ({
      method: 'DELETE',
      path: path`/v1/communications/profile/${profileId}`,
    }),
    read: readDeleted,
  },
};

function creation(unitId: string, name: string | null): object {
  return { entity: { type: 'UNIT', id: unitId }, ...(name === null ? {} : { name }) };
}

/** The status of "no profile" is not documented; its text is, and so is what a profile must have. */
function hasNone(reply: Reply): boolean {
  const body = reply.json;
  if (!isObject(body) || idIn(body, 'profileId') !== null) return false;
  if (reply.success) return true;
  return reply.status === 400 && /profile does not exist/i.test(textIn(body, 'message') ?? '');
}

function readProfile(
  json: unknown,
  asked: { profileId: string } | { unitId: string },
): Profile | null {
  const body = objectOf(json);
  const id = idIn(body, 'profileId') ?? ('profileId' in asked ? asked.profileId : null);
  const unitId = textIn(objectOf(body.entity), 'id') ?? ('unitId' in asked ? asked.unitId : null);
  if (id === null || unitId === null) return null;
  return { id, unitId, name: textIn(body, 'name') };
}
