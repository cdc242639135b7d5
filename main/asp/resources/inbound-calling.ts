import type { InboundCalling } from '../../../shared/domain/live.ts';
import { ROLE, value } from '../entry.ts';
import type { Entries, Reading, Reply, Words } from '../entry.ts';
import { path, withQuery } from '../http-request.ts';
import { objectOf, textIn } from '../json.ts';
import { readDeleted, readNothing, readObjectOrNull, readPage } from '../readers.ts';

const words: Words = {
  object: 'the inbound calling of the contact',
  check:
    'that the contact is in an address book of the room and has enabled Alexa Communications in the Alexa app',
  access: ROLE,
};

type Pair = { profileId: string; contactId: string };

/**
 * Outside contacts that may call a room; the service calls it reciprocal association. Creating and
 * deleting send a message to a person.
 */
export const inboundCalling: Pick<
  Entries,
  'inboundCalling.create' | 'inboundCalling.get' | 'inboundCalling.delete'
> = {
  'inboundCalling.create': {
    scope: 'management',
    words,
    request: ({ profileId, contactId }) => ({
      method: 'POST',
      path: path`/v1/communications/profile/${profileId}/reciprocalAssociations`,
      // Published clients send `id`; the reference shows `contactId`, and it wins.
      body: { contact: { contactId } },
    }),
    read: readNothing,
  },
  'inboundCalling.get': {
    scope: 'management',
    words,
    request: (pair) => ({ method: 'GET', path: ofPair(pair) }),
    read: readStatus,
  },
  'inboundCalling.delete': {
    scope: 'management',
    words,
    request: (pair) => ({ method: 'DELETE', path: ofPair(pair) }),
    read: readDeleted,
  },
};

function ofPair({ profileId, contactId }: Pair): string {
  return withQuery(path`/v1/communications/profile/${profileId}/reciprocalAssociations`, {
    contactId,
  });
}

/**
 * A list filtered by one contact, so what is in it is about that contact, in whatever form its id
 * comes back. Enabled once any of its numbers is.
 */
function readStatus(reply: Reply, pair: Pair): Reading<InboundCalling | null> {
  if (reply.status === 404) return readObjectOrNull(reply, () => null);
  const page = readPage(reply, undefined, (json) => textIn(objectOf(json), 'status'));
  if (page.kind !== 'value') return page;
  const { items } = page.value;
  const status = items.find((text) => text.toUpperCase() === 'ENABLED') ?? items[0];
  return value(status === undefined ? null : { ...pair, status });
}
