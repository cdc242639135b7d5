import type { InboundCalling } from '../../../shared/domain/live.ts';
import type { SendContext } from './send-context.ts';
import { cannotRead, linkUnreadable, readAgain } from './sentences.ts';
import type { LostStep, Settlement } from './settle-list.ts';
import { readOne } from './settle-read.ts';

/**
 * Finds out whether a contact may call a room after a lost reply. Every request that takes effect
 * sends a message to a person, so it is sent again only after two readings, the wait between them,
 * that it did not.
 */
export async function settleInboundCalling(
  context: SendContext,
  { id, write }: LostStep<'inboundCalling.create' | 'inboundCalling.delete'>,
  waitMs: number,
): Promise<Settlement> {
  const { profileId, contactId } = write;
  const wanted = write.op === 'inboundCalling.create';
  for (let reads = 0; reads < 2; reads += 1) {
    if (reads > 0) {
      context.ports.emit({
        type: 'waiting',
        family: 'inboundCalling',
        seconds: waitMs / 1000,
        failure: readAgain('inbound calling'),
      });
      await context.timing.rest(waitMs);
    }
    const got = await readOne(context, 'inboundCalling.get', { profileId, contactId });
    if (got.kind === 'stopped') return new Map();
    if (got.kind === 'unread') {
      // A reading that is refused for what it asks would be refused for ever.
      return got.failure.code === 'bad-request'
        ? new Map([[id, { kind: 'failed', failure: linkUnreadable(got.failure) }]])
        : new Map([[id, { kind: 'unread', failure: cannotRead('inbound calling', got.failure) }]]);
    }
    if (isLinked(got.value) === wanted) {
      return new Map([[id, { kind: 'found', remoteId: null }]]);
    }
  }
  return new Map([[id, { kind: 'missing' }]]);
}

/** Never linked and linked no more are alike. */
export function isLinked(live: InboundCalling | null): boolean {
  return live?.status.toUpperCase() === 'ENABLED';
}
