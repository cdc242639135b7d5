import { z } from 'zod';
import { hasInbound, linkInbound, unlinkInbound } from '../calling-state.ts';
import { findProfile } from '../checks.ts';
import { hasIdForm } from '../ids.ts';
import { answer, bad, good, refuse, type Checked } from '../reply.ts';
import type { Route, World } from '../route.ts';
import { booksOf, noteEffect } from '../state.ts';
import { inShape } from '../strict-body.ts';

const paths = ['/v1/communications/profile/:profileId/reciprocalAssociations'];
const creation = z.strictObject({
  contact: z.strictObject({ contactId: z.string().optional() }).optional(),
});
const looseCreation = z.strictObject({
  contact: z
    .strictObject({ contactId: z.string().optional(), id: z.string().optional() })
    .optional(),
});

/** The contact must be an outside one, in a book that the profile's unit has. */
function pairOf(
  { state }: World,
  askedProfile: string | undefined,
  contactId: string | undefined,
): Checked<{ profileId: string; contactId: string }> {
  const profile = findProfile(state, askedProfile ?? '');
  if (!profile.ok) return profile;
  if (contactId === undefined || !hasIdForm('contact', contactId)) {
    return bad(400, 'The contactId is not valid.');
  }
  for (const bookId of booksOf(state, profile.value.unitId).keys()) {
    const contact = state.books.get(bookId)?.contacts.get(contactId);
    if (!contact) continue;
    return contact.address.kind === 'phones'
      ? good({ profileId: profile.value.id, contactId })
      : bad(
          400,
          'The contact has not enabled Communications in their Alexa app. You can add only the contacts that are enabled with Alexa Communications.',
        );
  }
  const elsewhere = [...state.books.values()].some(({ contacts }) => contacts.has(contactId));
  return elsewhere
    ? bad(
        400,
        'The AddressBook, in which contact is created, is not associated with entity for profileId.',
      )
    : bad(404, 'Contact does not exist');
}

const show = (contactId: string, linked: boolean): object => ({
  contact: { contactId },
  status: linked ? 'ENABLED' : 'DISABLED',
});

/** Outside contacts that may call a unit. Each link made or taken sends a message, which is counted. */
export const inboundCallingRoutes: Route[] = [
  {
    operation: 'inboundCalling.create',
    method: 'POST',
    paths,
    api: 'management',
    takesBody: true,
    handle(world, { params, body }) {
      const { state, switches } = world;
      const loose = switches.inboundContact === 'either';
      const shape = inShape<z.infer<typeof looseCreation>>(loose ? looseCreation : creation, body);
      if (!shape.ok) return shape.refusal;
      const { contactId, id } = shape.value.contact ?? {};
      const pair = pairOf(world, params['profileId'], contactId ?? id);
      if (!pair.ok) return pair.refusal;
      if (linkInbound(state.calling, pair.value)) noteEffect(state, 'inboundCalling created');
      return switches.inboundCreateStatus === 201
        ? answer(201, show(pair.value.contactId, true))
        : answer(204);
    },
  },
  {
    operation: 'inboundCalling.get',
    method: 'GET',
    paths,
    api: 'management',
    query: ['contactId', 'maxResults', 'nextToken'],
    handle(world, { params, query }) {
      const pair = pairOf(world, params['profileId'], query['contactId']);
      if (!pair.ok) return pair.refusal;
      const linked = hasInbound(world.state.calling, pair.value);
      return world.pager.page(
        `inboundCalling.get ${pair.value.profileId}`,
        query,
        [{ seq: 1 }],
        { max: 100, default: 10, shown: 'word' },
        () => show(pair.value.contactId, linked),
      );
    },
  },
  {
    operation: 'inboundCalling.delete',
    method: 'DELETE',
    paths,
    api: 'management',
    query: ['contactId'],
    handle(world, { params, query }) {
      const { state } = world;
      const pair = pairOf(world, params['profileId'], query['contactId']);
      if (!pair.ok) return pair.refusal;
      // What a missing one is answered with is not documented.
      if (!unlinkInbound(state.calling, pair.value)) {
        return refuse(404, 'Reciprocal association does not exist');
      }
      noteEffect(state, 'inboundCalling deleted');
      return answer(204);
    },
  },
];
