import type { TrunkProblem, TrunkWritten } from '../../../shared/contract/calls/trunks.ts';
import type { CallError } from '../../../shared/contract/errors.ts';
import type { Trunk } from '../../../shared/domain/live.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { Result } from '../../../shared/domain/result.ts';
import type { CallResult } from '../../engine/ports.ts';
import { callError, serviceFailed } from '../call-errors.ts';

/** A write that came about. @param message one sentence */
export function done(
  message: string,
  trunk: Trunk | null,
  problems: TrunkProblem[],
  foundByReading = false,
): TrunkWritten {
  return { outcome: 'done', trunk, message, foundByReading, problems };
}

/** A write of which nobody can tell what became of it. @param message one sentence */
export function unknown(message: string, problems: TrunkProblem[]): TrunkWritten {
  return { outcome: 'unknown', trunk: null, message, foundByReading: false, problems };
}

/**
 * The end of a write that may be repeated and still did not come about.
 *
 * @param what the change in words that begin a sentence, such as `The change of trunk X`
 */
export function notWritten(
  what: string,
  end: Exclude<CallResult<unknown>, { kind: 'ok' }>,
  problems: TrunkProblem[],
): Result<TrunkWritten, CallError> {
  const doubt = `${what} was sent and not answered, so it may or may not have taken effect; doing it again is harmless.`;
  switch (end.kind) {
    case 'refused':
    case 'credentials':
      return fail(serviceFailed(end.failure));
    case 'unsure':
      return ok(unknown(doubt, problems));
    case 'outage':
      return end.maybeSent ? ok(unknown(doubt, problems)) : fail(serviceFailed(end.failure));
    case 'aborted':
      return fail(callError('stopped', end.maybeSent ? doubt : 'Stopped; nothing was sent.'));
  }
}
