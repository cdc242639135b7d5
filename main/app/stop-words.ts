import type { CallError } from '../../shared/contract/errors.ts';
import { clockWords } from '../../shared/domain/stop-time.ts';
import { callError } from './call-errors.ts';
import type { StopCause, StopControl } from './stop-control.ts';

/** Says why a run stopped and how it goes on. @param now wall clock, milliseconds */
export function stoppedSentence(cause: StopCause | null, job: string, now: number): string {
  switch (cause?.by) {
    case 'failures':
      return `${failuresWords(cause)}; look at the reasons, then go on with bellhop resume ${job}`;
    case 'clock':
      return `Stopped at ${clockWords(cause.at, now)}, as asked; what was in flight is finished. Go on: bellhop resume ${job}`;
    default:
      return `Stopped; what was in flight is finished. Go on: bellhop resume ${job}`;
  }
}

/** The same at the moment at which it happens. */
export function stoppingSentence(cause: StopCause, now: number): string {
  const flight = 'nothing new is sent, and what is in flight comes back first.';
  switch (cause.by) {
    case 'failures':
      return `${failuresWords(cause)}: ${flight}`;
    case 'clock':
      return `It is ${clockWords(cause.at, now)}, the time at which to stop: ${flight}`;
    case 'person':
      return `Stopped by hand: ${flight}`;
  }
}

function failuresWords({ failed, ended, percent }: Extract<StopCause, { by: 'failures' }>): string {
  return `Stopped: ${failed} of ${ended} steps failed, more than ${percent} %`;
}

/**
 * Work that ended as stopped before anything was sent, with the reason where it was not a person, and
 * how to go on.
 */
export function stoppedEarly(
  error: CallError,
  control: Pick<StopControl, 'cause'>,
  now: number,
  goOn: string,
): CallError {
  if (error.code !== 'stopped') return error;
  const cause = control.cause();
  const message =
    cause?.by === 'clock'
      ? error.message.replace(/^Stopped/, `Stopped at ${clockWords(cause.at, now)}, as asked,`)
      : error.message;
  return callError('stopped', `${message} ${goOn}`);
}
