import type { LiveState } from '../../../shared/domain/live.ts';
import type { PlanOptions } from '../../../shared/domain/settings.ts';
import type { Action, StepKind } from '../../../shared/domain/kinds.ts';
import type { ShownValues, Step } from '../../../shared/domain/plan.ts';
import type { StepWrite } from '../../../shared/domain/step-write.ts';
import type { ValidRow } from '../../../shared/domain/row.ts';
import type { RoomFinder } from '../rooms/room-finder.ts';
import type { LiveIndex } from './live-index.ts';
import type { PlannedRooms } from './planned-rooms.ts';
import type { ProblemSink } from './row-problem.ts';

/** What every part of planning looks at. */
export type PlanContext = {
  live: LiveState;
  index: LiveIndex;
  options: PlanOptions;
  finder: RoomFinder;
  /** The rooms that exist and those that this plan creates or renames; `finder` and `live` know them. */
  rooms: PlannedRooms;
  /** The same while rows that turned out to be wrong still counted; for these rooms was read. */
  allRooms: PlannedRooms;
  sink: ProblemSink;
  /** Sentences about the whole plan. */
  notes: string[];
};

export type StepStart = {
  kind: StepKind;
  /** Unique within the kind; parts are escaped with `idPart`. */
  id: string;
  key: string;
  rows: readonly ValidRow[];
  before: ShownValues | null;
  after: ShownValues | null;
  remoteId?: string | null;
  needs?: readonly string[];
  reason?: string | null;
};

function step(start: StepStart, action: Action, write: StepWrite | null): Step {
  return {
    id: `${start.kind}:${start.id}`,
    kind: start.kind,
    key: start.key,
    action,
    before: start.before,
    after: start.after,
    rows: start.rows.map((row) => row.key),
    needs: [...new Set(start.needs ?? [])],
    write,
    remoteId: start.remoteId ?? null,
    reason: start.reason ?? null,
  };
}

/** A step that will be sent. */
export function sentStep(
  start: StepStart,
  action: 'create' | 'change' | 'remove' | 'confirm',
  write: StepWrite,
): Step {
  return step(start, action, write);
}

/** A step that is shown and never sent. */
export function shownStep(start: StepStart, action: 'unchanged' | 'conflict' | 'blocked'): Step {
  return step(start, action, null);
}

export const LEFT_AS_IT_IS = 'It exists and is left as it is, as asked (--existing skip).';

/** What planning cannot do without was not read: a mistake in the reading, never in the rows. */
export function mustBeRead<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`${what} was not read.`);
  return value;
}
