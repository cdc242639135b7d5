import type { ExternalUser } from '../../../shared/domain/live.ts';
import type { SendContext } from './send-context.ts';
import { cannotRead, userElsewhere } from './sentences.ts';
import type { LostStep, Settlement } from './settle-list.ts';
import { readOne, readPages } from './settle-read.ts';
import type { Read } from './settle-read.ts';

/**
 * Finds out for which room an external user is after a lost reply. One reading is enough: adding
 * the same user for the same room again cannot double anything.
 */
export async function settleExternalUser(
  context: SendContext,
  { id, write }: LostStep<'externalUser.create'>,
): Promise<Settlement> {
  const got = await findExternalUser(context, write);
  if (got.kind === 'stopped') return new Map();
  if (got.kind === 'unread') {
    const failure = cannotRead('the external user', got.failure);
    return new Map([[id, { kind: 'unread', failure }]]);
  }
  if (!got.value) return new Map([[id, { kind: 'missing' }]]);
  return got.value.profileId === write.profileId
    ? new Map([[id, { kind: 'found', remoteId: null }]])
    : new Map([[id, { kind: 'failed', failure: userElsewhere('settle-conflict') }]]);
}

/** The user of that id, null where the provider has none. */
export async function findExternalUser(
  context: SendContext,
  { serviceProviderId, externalUserId }: { serviceProviderId: string; externalUserId: string },
): Promise<Read<ExternalUser | null>> {
  const query = { serviceProviderId, externalUserIds: [externalUserId] };
  const users = await readPages(
    (page) => readOne(context, 'externalUsers.query', { ...query, ...page }),
    (user) => user.externalUserId,
  );
  if (users.kind !== 'read') return users;
  // A service that heeds no filter answers with all of them.
  return { kind: 'read', value: users.value.items.get(externalUserId) ?? null };
}
