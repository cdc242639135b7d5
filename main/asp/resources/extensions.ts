import type { ExtensionMapping } from '../../../shared/domain/live.ts';
import { PBX_RIGHTS } from '../entry.ts';
import type { Entries, Words } from '../entry.ts';
import { path, withQuery } from '../http-request.ts';
import { idIn, objectOf, textIn, textOf } from '../json.ts';
import { readDeleted, readNothing, readObjectOrNull, readPage } from '../readers.ts';

const words: Words = {
  object: 'the extension',
  check: 'that it is digits only, that its trunk is active and that the room has a profile',
  access: PBX_RIGHTS,
};

/** Which extension rings in which room. Replies are not documented; several shapes are read. */
export const extensions: Pick<
  Entries,
  'extensions.list' | 'extensions.get' | 'extensions.map' | 'extensions.remap' | 'extensions.unmap'
> = {
  'extensions.list': {
    scope: 'trunk',
    words: { object: 'the SIP trunk', check: 'its id', access: PBX_RIGHTS },
    request: ({ trunkId, page }, fewer) => ({
      method: 'GET',
      path: withQuery(path`/v1/communications/network/siptrunk/${trunkId}/extensions`, {
        // No paging is documented here: 100 saves requests where the service pages like elsewhere,
        // and where it refuses the parameter, the list is asked for without.
        maxResults: fewer ? undefined : 100,
        nextToken: page,
      }),
    }),
    read: (reply, { trunkId, page }) =>
      readPage(reply, page, (json) => readMapping(json, trunkId, null), ['extensions']),
  },
  'extensions.get': {
    scope: 'trunk',
    words,
    request: ({ trunkId, extension }) => ({ method: 'GET', path: address(trunkId, extension) }),
    read: (reply, { trunkId, extension }) =>
      readObjectOrNull(reply, (json) => readMapping(json, trunkId, extension)),
  },
  'extensions.map': {
    scope: 'trunk',
    words,
    request: ({ trunkId, extension, profileId }) => ({
      method: 'POST',
      path: address(trunkId, extension),
      body: routeTo(profileId),
    }),
    read: readNothing,
  },
  'extensions.remap': {
    scope: 'trunk',
    words,
    request: ({ trunkId, extension, profileId }) => ({
      method: 'PUT',
      path: address(trunkId, extension),
      body: routeTo(profileId),
    }),
    read: readNothing,
  },
  'extensions.unmap': {
    scope: 'trunk',
    words,
    request: ({ trunkId, extension }) => ({ method: 'DELETE', path: address(trunkId, extension) }),
    read: readDeleted,
  },
};

function address(trunkId: string, extension: string): string {
  return path`/v1/communications/network/siptrunk/${trunkId}/extension/${extension}`;
}

function routeTo(profileId: string): { routingType: string; commsProfileId: string } {
  return { routingType: 'communication-profile', commsProfileId: profileId };
}

function readMapping(
  json: unknown,
  trunkId: string,
  asked: string | null,
): ExtensionMapping | null {
  const entry = objectOf(json);
  const extension =
    textOf(json) ?? textIn(entry, 'extension', 'extensionNumber', 'extensionId') ?? asked;
  if (extension === null) return null;
  return {
    trunkId,
    extension,
    profileId: idIn(entry, 'commsProfileId', 'communicationProfileId', 'profileId'),
  };
}
