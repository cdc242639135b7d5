import type { Association } from '../../../shared/domain/live.ts';
import { readBatch } from '../batch.ts';
import { ROLE, value } from '../entry.ts';
import type { Entries, Reading, Reply, Words } from '../entry.ts';
import { path, withQuery } from '../http-request.ts';
import { objectOf, textIn } from '../json.ts';
import { readDeleted, readNothing, readObjectOrNull, readPage } from '../readers.ts';

const words: Words = {
  object: 'the association of the room with the address book',
  check: 'the ids of both',
  access: ROLE,
};

/** Which unit may call from which book. The pair is the key; there is no id. */
export const associations: Pick<
  Entries,
  | 'associations.create'
  | 'associations.createBatch'
  | 'associations.listByUnit'
  | 'associations.listByBook'
  | 'associations.get'
  | 'associations.delete'
> = {
  'associations.create': {
    scope: 'management',
    words,
    request: ({ addressBookId, unitId }) => ({
      method: 'POST',
      path: path`/v1/addressBooks/${addressBookId}/unitAssociations`,
      body: { unitId },
    }),
    // Associated already, which is what was asked for.
    read: (reply) => (reply.status === 409 ? value(null) : readNothing(reply)),
  },
  'associations.createBatch': {
    scope: 'management',
    words,
    request: ({ addressBookId, items }) => ({
      method: 'POST',
      path: path`/v1/addressBooks/${addressBookId}/unitAssociations/batch`,
      body: { items: items.map(({ itemId, unitId }) => ({ itemId, unitId })) },
    }),
    read: (reply, { items }, explain) =>
      readBatch<null>(
        reply,
        items.map((item) => item.itemId),
        explain,
        {
          value: () => null,
          // Associated already, which is what was asked for.
          also: { status: 409, value: null },
        },
      ),
  },
  'associations.listByUnit': {
    scope: 'management',
    words,
    request: ({ unitId, page }, fewer) => ({
      method: 'GET',
      path: withQuery('/v1/addressBooks/unitAssociations', {
        unitId,
        maxResults: fewer ? 10 : 100,
        nextToken: page,
      }),
    }),
    read: (reply, { unitId, page }) =>
      readPage(reply, page, (json) => readAssociation(json, { unitId })),
  },
  'associations.listByBook': {
    scope: 'management',
    words,
    request: ({ addressBookId, page }, fewer) => ({
      method: 'GET',
      path: withQuery(path`/v1/addressBooks/${addressBookId}/unitAssociations`, {
        maxResults: fewer ? 10 : 100,
        nextToken: page,
      }),
    }),
    read: (reply, { addressBookId, page }) =>
      readPage(reply, page, (json) => readAssociation(json, { addressBookId })),
  },
  'associations.get': {
    scope: 'management',
    words,
    request: (pair) => ({ method: 'GET', path: ofPair(pair) }),
    read: (reply, pair) => (isDissociated(reply) ? value(null) : readPair(reply, pair)),
  },
  'associations.delete': {
    scope: 'management',
    words,
    request: (pair) => ({ method: 'DELETE', path: ofPair(pair) }),
    read: (reply) => (isDissociated(reply) ? value({ found: false }) : readDeleted(reply)),
  },
};

function ofPair({ addressBookId, unitId }: Association): string {
  return withQuery(path`/v1/addressBooks/${addressBookId}/unitAssociations`, { unitId });
}

/** The status of "not associated" is not documented; its text is. */
function isDissociated({ status, json }: Reply): boolean {
  const text = textIn(objectOf(json), 'message') ?? '';
  return status === 404 || status === 400 ? /not associated/i.test(text) : false;
}

/** One pair is asked for as a list that is filtered; 404 says that one of the two is not there. */
function readPair(reply: Reply, pair: Association): Reading<Association | null> {
  if (reply.status === 404) return readObjectOrNull(reply, () => null);
  const page = readPage(reply, undefined, (json) => readAssociation(json, pair));
  return page.kind === 'value' ? value(page.value.items.length > 0 ? pair : null) : page;
}

function readAssociation(json: unknown, asked: Partial<Association>): Association | null {
  const entry = objectOf(json);
  const addressBookId = textIn(entry, 'addressBookId') ?? asked.addressBookId;
  const unitId = textIn(entry, 'unitId') ?? asked.unitId;
  return addressBookId && unitId ? { addressBookId, unitId } : null;
}
