import { z } from 'zod';
import type { ExternalUserRecord, ProviderRecord } from '../calling-state.ts';
import { findProvider } from '../checks.ts';
import { hasIdForm } from '../ids.ts';
import { answer, bad, good, refuse, type Checked, type Reply } from '../reply.ts';
import type { Route, World } from '../route.ts';
import { noteEffect, place } from '../state.ts';
import { inShape } from '../strict-body.ts';

const PATH = '/v1/communications/serviceProviders/:serviceProviderId/externalUsers';
const TYPE = 'communication-profile';

const link = z.strictObject({
  externalUserId: z.string().optional(),
  amazonId: z.string().optional(),
  amazonIdType: z.string().optional(),
});
const deletion = z.strictObject({ externalUserId: z.string().optional() });
const query = z.strictObject({
  filters: z.strictObject({ externalUserIds: z.array(z.string()).optional() }).optional(),
  paginationContext: z
    .strictObject({ nextToken: z.string().optional(), maxResults: z.number().optional() })
    .optional(),
});

function checkUserId(text: string | undefined): Checked<string> {
  return text !== undefined && /^[^&=?,<>]{1,128}$/u.test(text)
    ? good(text)
    : bad(400, 'externalUserId is not valid.');
}

/** The link that a body asks for; the profile must exist. */
function checkLink(
  { state }: World,
  body: unknown,
): Checked<{ externalUserId: string; profileId: string }> {
  const shape = inShape(link, body);
  if (!shape.ok) return shape;
  const externalUserId = checkUserId(shape.value.externalUserId);
  if (!externalUserId.ok) return externalUserId;
  const { amazonId = '', amazonIdType } = shape.value;
  if (amazonIdType !== TYPE) return bad(400, 'amazonIdType is not valid.');
  if (!hasIdForm('profile', amazonId)) return bad(400, 'amazonId is not valid.');
  if (!state.profiles.has(amazonId)) return bad(404, 'Communication profile does not exist');
  return good({ externalUserId: externalUserId.value, profileId: amazonId });
}

/** One page of the users that a body asks for. */
function runQuery({ pager }: World, provider: ProviderRecord, body: unknown): Reply {
  const shape = inShape(query, body);
  if (!shape.ok) return shape.refusal;
  const { filters, paginationContext: page = {} } = shape.value;
  if (!filters) return refuse(400, 'filters is mandatory.');
  const asked = filters.externalUserIds;
  const users = [...provider.users.values()].filter(
    ({ externalUserId }) => asked?.includes(externalUserId) ?? true,
  );
  const asQuery = {
    filters: JSON.stringify(asked ?? null),
    ...(page.maxResults === undefined ? {} : { maxResults: String(page.maxResults) }),
    ...(page.nextToken === undefined ? {} : { nextToken: page.nextToken }),
  };
  const list = `externalUsers.query ${provider.id}`;
  return pager.page(list, asQuery, users, { max: 30, default: 10 }, show);
}

const show = ({ externalUserId, profileId }: ExternalUserRecord): object => ({
  externalUserId,
  amazonId: profileId,
  amazonIdType: TYPE,
});

/** The documents say "with the status of the target" in words, and no body in their tables. */
function changed({ switches }: World, status: number): Reply {
  return switches.externalUserAnswers === 'status'
    ? answer(status, { status: 'SUCCESS' })
    : answer(status);
}

const isQuery = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'filters' in body;

const MISSING = 'Account association does not exist';

/** Users of a service provider, whom a profile rings for. */
export const externalUserRoutes: Route[] = [
  {
    operation: 'externalUsers.create',
    method: 'POST',
    paths: [PATH],
    api: 'serviceProvider',
    takesBody: true,
    handle(world, { params, body }) {
      const { state, switches } = world;
      const provider = findProvider(state, params['serviceProviderId'] ?? '');
      if (!provider.ok) return provider.refusal;
      if (switches.queryOnCreatePath && isQuery(body)) return runQuery(world, provider.value, body);
      const user = checkLink(world, body);
      if (!user.ok) return user.refusal;
      const { users } = provider.value;
      const known = users.get(user.value.externalUserId);
      if (known && switches.addExistingUser === 'refuse') {
        return refuse(409, 'Account association exists');
      }
      users.set(user.value.externalUserId, { ...user.value, seq: known?.seq ?? place(state) });
      noteEffect(state, known ? 'externalUser changed' : 'externalUser created');
      return changed(world, 201);
    },
  },
  {
    operation: 'externalUsers.update',
    method: 'PUT',
    paths: [PATH],
    api: 'serviceProvider',
    takesBody: true,
    handle(world, { params, body }) {
      const user = checkLink(world, body);
      if (!user.ok) return user.refusal;
      const provider = findProvider(world.state, params['serviceProviderId'] ?? '');
      if (!provider.ok) return provider.refusal;
      const known = provider.value.users.get(user.value.externalUserId);
      if (!known) return refuse(404, MISSING);
      known.profileId = user.value.profileId;
      noteEffect(world.state, 'externalUser changed');
      return changed(world, 200);
    },
  },
  {
    operation: 'externalUsers.delete',
    method: 'DELETE',
    paths: [PATH],
    api: 'serviceProvider',
    takesBody: true,
    handle(world, { params, body }) {
      const shape = inShape(deletion, body);
      if (!shape.ok) return shape.refusal;
      const externalUserId = checkUserId(shape.value.externalUserId);
      if (!externalUserId.ok) return externalUserId.refusal;
      const provider = findProvider(world.state, params['serviceProviderId'] ?? '');
      if (!provider.ok) return provider.refusal;
      if (!provider.value.users.delete(externalUserId.value)) return refuse(404, MISSING);
      noteEffect(world.state, 'externalUser deleted');
      return changed(world, 200);
    },
  },
  {
    operation: 'externalUsers.query',
    method: 'POST',
    paths: [`${PATH}/query`],
    api: 'serviceProvider',
    takesBody: true,
    handle(world, { params, body }) {
      const provider = findProvider(world.state, params['serviceProviderId'] ?? '');
      return provider.ok ? runQuery(world, provider.value, body) : provider.refusal;
    },
  },
];
