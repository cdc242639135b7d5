import type { Failure } from '../../../shared/domain/failure.ts';
import type { StepState } from '../../../shared/domain/job.ts';
import type { PlanBody } from '../../../shared/domain/plan.ts';
import type { RowKey } from '../../../shared/domain/row.ts';
import type { Call, Clock, Emit, Journal, Random } from '../ports.ts';

export type RunOptions = {
  /** Only steps that these rows ask for, and what those need. */
  pilotRows?: ReadonlySet<RowKey>;
};

export type RunControl = {
  /** Start nothing new, finish what is in flight. */
  pause: AbortSignal;
  /** Cut what is in flight and mark it unknown; who cuts pauses too. */
  abort: AbortSignal;
};

export type RunEnd =
  | { kind: 'finished' | 'pilot' | 'paused' | 'aborted' }
  | { kind: 'outage' | 'credentials'; failure: Failure };

export type RunPorts = {
  call: Call;
  journal: Journal;
  clock: Clock;
  emit: Emit;
  /** Spreads repeats; without it they come when they are due. */
  random?: Random;
  /**
   * Milliseconds that the slowest answer took on the wire. Without it the run takes its own
   * figure, which includes waiting for a turn, so that settling waits longer than it must.
   */
  slowestAnswer?: () => number;
};

export type RunInput = {
  plan: Pick<PlanBody, 'steps' | 'known'>;
  /** From the journal of earlier runs of the job; it is copied. */
  states: ReadonlyMap<string, StepState>;
  ports: RunPorts;
  control: RunControl;
  options?: RunOptions;
};
