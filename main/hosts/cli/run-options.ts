import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import pc from 'picocolors';
import type { CallError } from '../../../shared/contract/errors.ts';
import type { RunLimits } from '../../../shared/contract/calls/run-choices.ts';
import { clockWords, SOONEST_STOP_MS, stopTimeOf } from '../../../shared/domain/stop-time.ts';
import { positiveInteger } from './options.ts';
import type { Terminal } from './terminal.ts';

/** Options that `apply` and `resume` share; they hold for one run and are not kept. */
export type RunFlags = {
  pilot?: number;
  pilotFloor?: string;
  stopAtFailures?: number;
  stopAt?: number;
};

export function addRunOptions(command: Command): Command {
  return command
    .option(
      '--pilot <N>',
      'only the first N rooms of which something is to be sent',
      positiveInteger,
    )
    .option('--pilot-floor <PATH>', 'only the rooms under this floor, such as "Tower A/Floor 1"')
    .option(
      '--stop-at-failures <P>',
      'stop once more than P % of the steps failed, counted from 20 steps on',
      failureShare,
    )
    .option('--stop-at <HH:MM>', 'send nothing after that time of the clock', stopTime);
}

/** What cannot be asked for together, or null. */
export function misusedRun(flags: RunFlags): CallError | null {
  if (flags.pilot === undefined || flags.pilotFloor === undefined) return null;
  return {
    code: 'usage',
    message: '--pilot takes the first rooms and --pilot-floor those of a floor; give one of them.',
  };
}

export function runLimitsOf(flags: RunFlags): RunLimits {
  const { pilot = null, pilotFloor = null, stopAtFailures = null, stopAt } = flags;
  const moment = stopAt === undefined ? null : new Date(stopAt).toISOString();
  return { pilot, pilotFloor, stopAtFailures, stopAt: moment };
}

/** A time that has passed today is tomorrow's, which a person may not have meant. */
export function tellStopTime(terminal: Terminal, { stopAt }: RunFlags): void {
  if (stopAt === undefined || stopAt - Date.now() < SOONEST_STOP_MS) return;
  terminal.err(pc.dim(`Stops at ${clockWords(stopAt, Date.now())} if it is still at work then.`));
}

/** `5`, `5%` or `2.5 %`. */
export function failureShare(text: string): number {
  const [, figure] = /^\s*(\d{1,3}(?:\.\d+)?)\s*%?\s*$/.exec(text) ?? [];
  const share = Number(figure);
  if (figure === undefined || share >= 100) {
    throw new InvalidArgumentError('Give a share from 0 to below 100 per cent, such as 5.');
  }
  return share;
}

/** Milliseconds of the wall clock. */
export function stopTime(text: string): number {
  const at = stopTimeOf(text, Date.now());
  if (at !== null) return at;
  throw new InvalidArgumentError('Give a time such as 18:30, or a date with it: 2026-11-21T06:00.');
}
