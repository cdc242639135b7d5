import type { trunkWaiting } from '../../../shared/contract/calls/trunks.ts';
import type { CallError } from '../../../shared/contract/errors.ts';
import type { Trunk } from '../../../shared/domain/live.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { Result } from '../../../shared/domain/result.ts';
import type { z } from 'zod';
import { chooseTrunk } from '../../engine/plan/choose-trunk.ts';
import type { Clock } from '../../engine/ports.ts';
import type { ReadContext } from '../../engine/read/gather.ts';
import { callError, serviceFailed } from '../call-errors.ts';
import { listTrunks, readTrunk, stopped } from './read-trunks.ts';
import { trunkWords } from './trunk-key.ts';

/** Looks come this often at first, and half as often later on. */
const FIRST_EVERY_MS = 15_000;
const FIRST_MS = 120_000;
const LATER_EVERY_MS = 30_000;

type Told = z.infer<typeof trunkWaiting>;

/** Whether calls can go over a trunk; the service knows other statuses, but documents none. */
export function isActive({ status }: Trunk): boolean {
  return status?.toUpperCase() === 'ACTIVE';
}

/**
 * The trunk that is meant where none is named: the account's own, else the only one, else the only one
 * that is not ACTIVE.
 *
 * @param own id or name, from the account
 */
export async function trunkToWaitFor(
  context: ReadContext,
  own: string | null,
): Promise<Result<Trunk, CallError>> {
  const listed = stopped(await listTrunks(context));
  if (!listed.ok) return listed;
  const waiting = listed.value.filter((trunk) => !isActive(trunk));
  const [only] = waiting;
  if (own === null && waiting.length === 1 && only) return ok(only);
  const choice = chooseTrunk(listed.value, own);
  switch (choice.kind) {
    case 'found':
      return ok(choice.trunk);
    case 'none':
      return fail(callError('usage', 'There is no trunk to wait for; make one first.'));
    case 'not-found':
      return fail(callError('usage', `There is no trunk ${own}; name another, or correct it.`));
    case 'ambiguous': {
      const meant = waiting.length > 0 && own === null ? waiting : choice.trunks;
      const names = meant.map(trunkWords).join(', ');
      return fail(callError('usage', `Several trunks may be meant: ${names}; name one by its id.`));
    }
  }
}

/**
 * Looks at a trunk until it is ACTIVE. A look that fails is made again, but for the first and those
 * that no patience mends.
 *
 * @returns seconds that it took; a trunk that is gone, the end of the time and a stop are errors
 */
export async function waitForTrunk(
  context: ReadContext,
  clock: Clock,
  trunkId: string,
  options: { minutes: number; tell: (told: Told) => void },
): Promise<Result<{ trunk: Trunk; seconds: number }, CallError>> {
  const began = clock.ticks();
  const passed = () => clock.ticks() - began;
  const limitMs = options.minutes * 60_000;
  let last: Trunk | null = null;
  for (;;) {
    const read = await readTrunk(context, trunkId);
    let trouble: string | null = null;
    if (read.ok) {
      if (read.value === null) return fail(gone(trunkId));
      last = read.value;
      if (isActive(last)) return ok({ trunk: last, seconds: Math.round(passed() / 1000) });
      if (last.status === null) return fail(untold(last));
    } else {
      const end = read.error.result;
      if (end.kind === 'aborted') return fail(quit(trunkId));
      const isPassing = end.kind === 'outage' || end.kind === 'unsure';
      if (last === null || !isPassing) return fail(serviceFailed(end.failure, 'usage'));
      trouble = end.failure.message;
    }
    options.tell({ trunk: last, seconds: Math.round(passed() / 1000), trouble });
    const everyMs = passed() < FIRST_MS ? FIRST_EVERY_MS : LATER_EVERY_MS;
    const leftMs = limitMs - passed();
    if (leftMs <= 0) return fail(late(last, options.minutes));
    await clock.sleep(Math.min(everyMs, leftMs), context.signal);
    if (context.signal.aborted) return fail(quit(trunkId));
  }
}

function gone(trunkId: string): CallError {
  return callError(
    'usage',
    `There is no trunk ${trunkId}: it was deleted, or its id is another one; list the trunks to see which there are.`,
  );
}

function untold(trunk: Trunk): CallError {
  return callError(
    'service',
    `The service does not tell the status of trunk ${trunkWords(trunk)}, so waiting would never end; try a call in about ten minutes.`,
  );
}

function late(trunk: Trunk, minutes: number): CallError {
  return callError(
    'service',
    `Trunk ${trunkWords(trunk)} is ${trunk.status ?? 'of no known status'} and not ACTIVE after ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, and about ten are usual; check peers, certificates and firewall of the PBX, or wait again.`,
  );
}

function quit(trunkId: string): CallError {
  return callError(
    'stopped',
    `Stopped waiting for trunk ${trunkId}; it becomes ACTIVE all the same, and waiting can be taken up again.`,
  );
}
