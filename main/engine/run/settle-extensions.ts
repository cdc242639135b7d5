import { cannotRead, mappedElsewhere } from './sentences.ts';
import type { SendContext } from './send-context.ts';
import type { LostStep, Settlement } from './settle-list.ts';
import { readOne } from './settle-read.ts';

/**
 * Finds out what an extension is mapped to after a lost reply. One reading is enough: mapping
 * the same extension to the same profile again cannot double anything.
 */
export async function settleExtension(
  context: SendContext,
  { id, write }: LostStep<'extension.map'>,
): Promise<Settlement> {
  const { trunkId, extension, profileId } = write;
  const got = await readOne(context, 'extensions.get', { trunkId, extension });
  if (got.kind === 'stopped') return new Map();
  if (got.kind === 'unread') {
    const failure = cannotRead('the extension', got.failure);
    return new Map([[id, { kind: 'unread', failure }]]);
  }
  if (!got.value) return new Map([[id, { kind: 'missing' }]]);
  return got.value.profileId === profileId
    ? new Map([[id, { kind: 'found', remoteId: null }]])
    : new Map([[id, { kind: 'failed', failure: mappedElsewhere('settle-conflict') }]]);
}
