import type { Failure } from '../../../shared/domain/failure.ts';
import type { Brake } from './brake.ts';
import type { FreshUnits } from './fresh-units.ts';
import type { Ledger } from './ledger.ts';
import type { RunControl, RunPorts } from './run-types.ts';
import type { Timing } from './timing.ts';

/** What whoever sends or reads for a run needs. */
export type SendContext = {
  ports: RunPorts;
  control: RunControl;
  ledger: Ledger;
  brake: Brake;
  timing: Timing;
  fresh: FreshUnits;
};

/**
 * What sending came to for one step.
 * - `back`: it certainly never left, or changed nothing, and may be sent later.
 * - `early`: refused, maybe only because its unit is so new; it is sent again after a rest.
 */
export type Verdict =
  | { kind: 'done'; remoteId: string | null; foundByReading: boolean }
  | { kind: 'failed'; failure: Failure }
  | { kind: 'unknown'; failure: Failure; cause: 'answered' | 'unanswered' }
  | { kind: 'back' }
  | { kind: 'early'; failure: Failure };
