import type { Failure } from '../../../shared/domain/failure.ts';
import type { BatchItem } from '../../../shared/domain/operations.ts';
import type { Brake } from './brake.ts';
import type { Ledger } from './ledger.ts';
import type { ReadyStep, ReadyWrite } from './ready-write.ts';
import type { RunControl, RunPorts } from './run-types.ts';
import { cutOff, leftOut, mappedElsewhere } from './sentences.ts';
import type { Timing } from './timing.ts';
import { sendWrites } from './write-request.ts';

/** What sending came to for one step. `back`: it certainly never left, or changed nothing, and may be sent later. */
export type Verdict =
  | { kind: 'done'; remoteId: string | null; foundByReading: boolean }
  | { kind: 'failed'; failure: Failure }
  | { kind: 'unknown'; failure: Failure; cause: 'answered' | 'unanswered' }
  | { kind: 'back' };

export type SendContext = {
  ports: RunPorts;
  control: RunControl;
  ledger: Ledger;
  brake: Brake;
  timing: Timing;
};

/**
 * Journals steps as sending, sends them as one request and tells what became of each, in their order.
 * A batch that is refused for a bad item is split in halves until the item stands alone.
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
        steps.map(({ write }, at) => judgeItem(context, write, result.value.get(at + 1))),
      );
    case 'refused':
      if (steps.length > 1 && isSplit(result.failure)) {
        const middle = Math.ceil(steps.length / 2);
        const halves = await Promise.all([
          sendSteps(context, steps.slice(0, middle), attempt),
          sendSteps(context, steps.slice(middle), attempt),
        ]);
        return halves.flat();
      }
      return Promise.all(steps.map(({ write }) => judgeRefusal(context, write, result.failure)));
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

/** Only what one item can be guilty of is worth splitting for; a full or forbidden book refuses them all. */
function isSplit(failure: Failure): boolean {
  return failure.code === 'bad-request' || failure.code === 'exists';
}

async function judgeItem(
  context: SendContext,
  write: ReadyWrite,
  item: BatchItem<string | null> | undefined,
): Promise<Verdict> {
  if (!item) return { kind: 'unknown', failure: leftOut, cause: 'answered' };
  if (item.ok) return { kind: 'done', remoteId: item.value, foundByReading: false };
  if (mayHaveWorked(item.failure)) {
    return { kind: 'unknown', failure: item.failure, cause: 'answered' };
  }
  return judgeRefusal(context, write, item.failure);
}

/** An item that failed on the service's side; even a throttled one of a batch is to be verified. */
function mayHaveWorked({ code, status }: Failure): boolean {
  if (status !== undefined) return status >= 500 || status === 429;
  return code === 'service-error' || code === 'unavailable' || code === 'throttled';
}

async function judgeRefusal(
  context: SendContext,
  write: ReadyWrite,
  failure: Failure,
): Promise<Verdict> {
  if (failure.code === 'exists' || failure.status === 409) {
    if (write.op === 'association.create') {
      return { kind: 'done', remoteId: null, foundByReading: false };
    }
    if (write.op === 'extension.map') return judgeMapped(context, write, failure);
  }
  return { kind: 'failed', failure };
}

/** The extension is taken: by our own mapping, whose reply was lost, or by someone else's. */
async function judgeMapped(
  { ports, control, brake }: SendContext,
  write: Extract<ReadyWrite, { op: 'extension.map' }>,
  failure: Failure,
): Promise<Verdict> {
  const { trunkId, extension, profileId } = write;
  const result = await ports.call('extensions.get', { trunkId, extension }, control.abort);
  switch (result.kind) {
    case 'ok':
      return result.value?.profileId === profileId
        ? { kind: 'done', remoteId: null, foundByReading: true }
        : { kind: 'failed', failure: result.value ? mappedElsewhere('exists') : failure };
    case 'refused':
    case 'unsure':
      return { kind: 'failed', failure };
    case 'outage':
    case 'credentials':
      brake.stop({ kind: result.kind, failure: result.failure });
      return { kind: 'back' };
    case 'aborted':
      brake.withdrawn();
      return { kind: 'back' };
  }
}
