import type { Association } from '../../../shared/domain/live.ts';
import { readBatch } from '../batch.ts';
import { ROLE } from '../entry.ts';
import type { Entries, Words } from '../entry.ts';
import { path, withQuery } from '../http-request.ts';
import { objectOf, textIn } from '../json.ts';
import { readPage } from '../readers.ts';

const words: Words = {
  object: 'the association of the room with the address book',
  check: 'the ids of both',
  access: ROLE,
};

/** Which unit may call from which book. The pair is the key; there is no id. */
export const associations: Pick<
  Entries,
  'associations.createBatch' | 'associations.listByUnit' | 'associations.listByBook'
> = {
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
};

function readAssociation(json: unknown, asked: Partial<Association>): Association | null {
  const entry = objectOf(json);
  const addressBookId = textIn(entry, 'addressBookId') ?? asked.addressBookId;
  const unitId = textIn(entry, 'unitId') ?? asked.unitId;
  return addressBookId && unitId ? { addressBookId, unitId } : null;
}
