import type { Failure } from '../../../shared/domain/failure.ts';
import type { BatchItem } from '../../../shared/domain/operations.ts';
import { isTooEarly } from './fresh-units.ts';
import { judgeRefusal } from './judge-refusal.ts';
import type { ReadyStep } from './ready-write.ts';
import type { SendContext, Verdict } from './send-context.ts';
import { cutOff, leftOut } from './sentences.ts';
import { sendWrites } from './write-request.ts';

/**
 * Journals steps as sending, sends them as one request and tells what became of each, in their order.
 * A batch that is refused for a bad item is split until the item stands alone.
 */
export async function sendSteps(
  context: SendContext,
  steps: readonly ReadyStep[],
  attempt: number,
): Promise<Verdict[]> {
  const { ports, control, ledger, brake, timing } = context;
  if (brake.stopped()) return steps.map(() => ({ kind: 'back' }));
  await ledger.record(
    steps.map(({ id }) => ({ stepId: id, state: { state: 'sending', attempt } })),
  );
  // The commit took its time, and somebody may have stopped the run meanwhile.
  if (brake.stopped()) return steps.map(() => ({ kind: 'back' }));

  const writes = steps.map(({ write }) => write);
  const result = await timing.measure(() => sendWrites(ports.call, writes, control.abort));
  switch (result.kind) {
    case 'ok':
      return Promise.all(
        steps.map((step, at) => judgeItem(context, step, result.value.get(at + 1))),
      );
    case 'refused':
      return judgeBatch(context, steps, result.failure, attempt);
    case 'unsure':
      return steps.map(() => ({ kind: 'unknown', failure: result.failure, cause: result.cause }));
    case 'outage':
      brake.stop({ kind: 'outage', failure: result.failure });
      return steps.map(() => stopped(result.maybeSent, result.failure));
    case 'credentials':
      brake.stop({ kind: 'credentials', failure: result.failure });
      return steps.map(() => ({ kind: 'back' }));
    case 'aborted':
      brake.withdrawn();
      return steps.map(() => stopped(result.maybeSent, cutOff));
  }
}

function stopped(maybeSent: boolean, failure: Failure): Verdict {
  return maybeSent ? { kind: 'unknown', failure, cause: 'unanswered' } : { kind: 'back' };
}

async function judgeBatch(
  context: SendContext,
  steps: readonly ReadyStep[],
  failure: Failure,
  attempt: number,
): Promise<Verdict[]> {
  const parts = partsToTry(context, steps, failure);
  if (parts.length === 0) {
    return Promise.all(steps.map((step) => judgeStep(context, step, failure)));
  }
  const verdicts = new Map<string, Verdict>();
  await Promise.all(
    parts.map(async (part) => {
      const told = await sendSteps(context, part, attempt);
      part.forEach(({ id }, at) => verdicts.set(id, told[at] ?? { kind: 'back' }));
    }),
  );
  return steps.map(({ id }) => verdicts.get(id) ?? { kind: 'back' });
}

/**
 * The parts in which a refused batch is tried again, none where its refusal holds for every item.
 * Only what one item can be guilty of is worth splitting for; a full or forbidden book refuses them
 * all. Of units that are new, all may be refused at once and only for seconds, so they are parted
 * from the others and sat out together before any guilty one is looked for.
 */
function partsToTry(
  { fresh }: SendContext,
  steps: readonly ReadyStep[],
  failure: Failure,
): (readonly ReadyStep[])[] {
  if (steps.length < 2) return [];
  const middle = Math.ceil(steps.length / 2);
  const halves = [steps.slice(0, middle), steps.slice(middle)];
  if (failure.code === 'bad-request' || failure.code === 'exists') return halves;
  if (!isTooEarly(failure)) return [];
  const young = steps.filter(({ id }) => fresh.patienceMs(id) > 0);
  // Profiles lie in no book that could refuse them all.
  if (young.length === 0) return steps[0]?.write.op === 'profile.create' ? halves : [];
  if (young.length === steps.length) {
    return steps.some(({ id }) => fresh.isSuspicious(id)) ? halves : [];
  }
  return [steps.filter((step) => !young.includes(step)), young];
}

async function judgeItem(
  context: SendContext,
  step: ReadyStep,
  item: BatchItem<string | null> | undefined,
): Promise<Verdict> {
  if (!item) return { kind: 'unknown', failure: leftOut, cause: 'answered' };
  if (item.ok) return { kind: 'done', remoteId: item.value, foundByReading: false };
  if (mayHaveWorked(item.failure)) {
    return { kind: 'unknown', failure: item.failure, cause: 'answered' };
  }
  return judgeStep(context, step, item.failure);
}

/** An item that failed on the service's side; even a throttled one of a batch is to be verified. */
function mayHaveWorked({ code, status }: Failure): boolean {
  if (status !== undefined) return status >= 500 || status === 429;
  return code === 'service-error' || code === 'unavailable' || code === 'throttled';
}

/** A no is not the last word while it may only mean that the unit is new. */
async function judgeStep(
  context: SendContext,
  { id, write }: ReadyStep,
  failure: Failure,
): Promise<Verdict> {
  const verdict = await judgeRefusal(context, write, failure);
  if (verdict.kind !== 'failed' || !isTooEarly(verdict.failure)) return verdict;
  if (context.fresh.patienceMs(id) === 0) return verdict;
  return { kind: 'early', failure: verdict.failure };
}
