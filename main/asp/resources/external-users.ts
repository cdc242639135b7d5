import type { ExternalUser } from '../../../shared/domain/live.ts';
import { PROVIDER_RIGHTS } from '../entry.ts';
import type { Entries, Words } from '../entry.ts';
import { path } from '../http-request.ts';
import { idIn, objectOf, textIn } from '../json.ts';
import { readDeleted, readNothing, readPage } from '../readers.ts';

const words: Words = {
  object: 'the external user',
  check:
    'its id (at most 128 characters, none of & = ? , < >), the service provider and the profile of the room',
  access: PROVIDER_RIGHTS,
};

/** The highest that the service allows. */
const PAGE = 30;

/** Users of a service provider. All but the query share one path; the user is named in the body. */
export const externalUsers: Pick<
  Entries,
  'externalUsers.create' | 'externalUsers.update' | 'externalUsers.delete' | 'externalUsers.query'
> = {
  'externalUsers.create': {
    scope: 'provider',
    words,
    request: ({ serviceProviderId, externalUserId, profileId }) => ({
      method: 'POST',
      path: address(serviceProviderId),
      body: link(externalUserId, profileId),
    }),
    read: readNothing,
  },
  'externalUsers.update': {
    scope: 'provider',
    words,
    request: ({ serviceProviderId, externalUserId, profileId }) => ({
      method: 'PUT',
      path: address(serviceProviderId),
      body: link(externalUserId, profileId),
    }),
    read: readNothing,
  },
  'externalUsers.delete': {
    scope: 'provider',
    words,
    request: ({ serviceProviderId, externalUserId }) => ({
      method: 'DELETE',
      path: address(serviceProviderId),
      body: { externalUserId },
    }),
    read: readDeleted,
  },
  'externalUsers.query': {
    scope: 'provider',
    words: { object: 'the service provider', check: 'its id', access: PROVIDER_RIGHTS },
    request: ({ serviceProviderId, externalUserIds, page }, fewer) => ({
      method: 'POST',
      path: `${address(serviceProviderId)}/query`,
      body: {
        // Must be there; empty it asks for all.
        filters: externalUserIds === undefined ? {} : { externalUserIds },
        paginationContext: {
          ...(page !== undefined && { nextToken: page }),
          maxResults: fewer ? 10 : PAGE,
        },
      },
    }),
    read: (reply, { serviceProviderId, page }) =>
      readPage(reply, page, (json) => readUser(json, serviceProviderId)),
  },
};

function address(serviceProviderId: string): string {
  return path`/v1/communications/serviceProviders/${serviceProviderId}/externalUsers`;
}

function link(externalUserId: string, profileId: string): object {
  return { externalUserId, amazonId: profileId, amazonIdType: 'communication-profile' };
}

function readUser(json: unknown, serviceProviderId: string): ExternalUser | null {
  const entry = objectOf(json);
  const externalUserId = textIn(entry, 'externalUserId', 'id');
  if (externalUserId === null) return null;
  return { serviceProviderId, externalUserId, profileId: idIn(entry, 'amazonId', 'profileId') };
}
