import type { Failure } from '../../../shared/domain/failure.ts';
import { claim } from './claim.ts';
import type { Unclaimed, Wanted } from './claim.ts';
import type { Listing } from '../read/listing.ts';
import { stoodStill } from '../read/listing.ts';
import { nameKey } from '../compare-keys.ts';
import type { Family } from '../../../shared/domain/operations.ts';
import type { ReadyWrite } from './ready-write.ts';
import { cannotRead, moreThanSent, otherContent, readAgain } from './sentences.ts';
import type { SendContext } from './send-context.ts';
import type { Read } from './settle-read.ts';

/** A create whose reply was lost. `answered`: a 5xx or an item left out, so nothing is under way any more. */
export type LostStep<Op extends ReadyWrite['op'] = ReadyWrite['op']> = {
  id: string;
  write: Extract<ReadyWrite, { op: Op }>;
  cause: 'answered' | 'unanswered';
};

/**
 * What reading told about one lost step.
 * - `missing`: nothing of it is live, so it may be sent again.
 * - `unread`: it cannot be told now.
 */
export type Settled =
  | { kind: 'found'; remoteId: string | null }
  | { kind: 'failed'; failure: Failure }
  | { kind: 'missing' }
  | { kind: 'unread'; failure: Failure };
/** By step id; a step that is left out stays as it was, because the run was stopped. */
export type Settlement = Map<string, Settled>;

/** The whole list as one reading showed it, and of it the unclaimed new entries that bear a wanted name. */
export type Sighting = { unclaimed: Unclaimed[]; list: Listing<{ id: string; name: string }> };

type Reading = { unclaimed: string; list: Sighting['list'] };

function areEqual(before: Reading, now: Reading): boolean {
  return (
    before.unclaimed === now.unclaimed && !now.list.repeated && stoodStill(before.list, now.list)
  );
}

const MOST_READS = 8;
const AFTER_ANSWER_MS = 1000;
const AFTER_SILENCE_MS = 5000;
const LONGEST_WAIT_MS = 120_000;

/** How long after the first reading the second may begin; later rounds wait longer. */
export function settlingWait(
  lost: readonly Pick<LostStep, 'cause'>[],
  slowestMs: number,
  round: number,
): number {
  const silent = lost.some(({ cause }) => cause === 'unanswered');
  const least = silent ? Math.max(AFTER_SILENCE_MS, 2 * slowestMs) : AFTER_ANSWER_MS;
  return Math.max(least, Math.min(least * 2 ** (round - 1), LONGEST_WAIT_MS));
}

/**
 * Reads a list until everything wanted is found or two readings are equal, with the wait between them.
 * Pages may move while they are read: a reading from which something has gone by the next one, or which
 * showed something twice, may have missed an entry and proves nothing.
 */
export async function settleList(
  context: SendContext,
  job: {
    wanted: readonly Wanted[];
    contents: ReadonlySet<string>;
    waitMs: number;
    family: Family;
    /** For sentences: one entry and several, and the list. */
    words: { one: string; many: string; list: string };
    read: (names: ReadonlySet<string>) => Promise<Read<Sighting>>;
  },
): Promise<Settlement> {
  const settled: Settlement = new Map();
  const claimed = new Set<string>();
  let open = job.wanted;
  let before: Reading | null = null;
  for (let reads = 0; open.length > 0 && reads < MOST_READS; reads += 1) {
    if (reads > 0) {
      context.ports.emit({
        type: 'waiting',
        family: job.family,
        seconds: job.waitMs / 1000,
        failure: readAgain(job.words.list),
      });
      await context.timing.rest(job.waitMs);
    }
    const read = await job.read(new Set(open.map(({ name }) => name)));
    if (read.kind === 'stopped') return settled;
    if (read.kind === 'unread') {
      const failure = cannotRead(job.words.list, read.failure);
      for (const { stepId } of open) settled.set(stepId, { kind: 'unread', failure });
      return settled;
    }
    const { list } = read.value;
    const unclaimed = read.value.unclaimed.filter(({ id }) => !claimed.has(id));
    const claims = claim(open, unclaimed, job.contents);
    for (const [stepId, id] of claims.ours) {
      claimed.add(id);
      settled.set(stepId, { kind: 'found', remoteId: id });
    }
    for (const [stepId, why] of claims.conflicts) {
      const failure = why === 'more' ? moreThanSent(job.words.many) : otherContent(job.words.one);
      settled.set(stepId, { kind: 'failed', failure });
    }
    const missing = new Set(claims.missing);
    open = open.filter(({ stepId }) => missing.has(stepId));
    const now = JSON.stringify(unclaimed.flatMap(({ id }) => (claimed.has(id) ? [] : [id])).sort());
    const reading: Reading = { unclaimed: now, list };
    if (claims.ours.size === 0 && before !== null && areEqual(before, reading)) {
      for (const { stepId } of open) settled.set(stepId, { kind: 'missing' });
      return settled;
    }
    before = reading;
  }
  return settled;
}

/** The sighting of a list whose entries hold nothing of their own but their name. */
export function namesakes(
  list: Sighting['list'],
  known: ReadonlySet<string>,
  names: ReadonlySet<string>,
): Sighting {
  const unclaimed = [...list.items.values()]
    .map(({ id, name }) => ({ id, name: nameKey(name), content: nameKey(name) }))
    .filter(({ id, name }) => !known.has(id) && names.has(name));
  return { unclaimed, list };
}
