import type { LiveState } from '../../../shared/domain/live.ts';
import type { PlanBody, PlanCounts, SheetTable, Step } from '../../../shared/domain/plan.ts';
import type { Problem } from '../../../shared/domain/problem.ts';
import type { CheckedRow, ValidRow } from '../../../shared/domain/row.ts';
import type { PlanOptions } from '../../../shared/domain/settings.ts';
import { copiedRows } from './copied-rows.ts';
import { countRequests, estimateSeconds } from './count-requests.ts';
import { indexLive } from './live-index.ts';
import { applyLimits } from './plan-limits.ts';
import type { PlanContext } from './plan-context.ts';
import { countRooms } from './count-rooms.ts';
import { messageNote } from './message-note.ts';
import { keepHalfKnown } from './half-known-rows.ts';
import { planRows } from './plan-rows.ts';
import { createRoomOfRow } from './row-room.ts';
import type { PlannedRooms } from './planned-rooms.ts';
import { planRooms, withPlannedRooms } from './planned-rooms.ts';
import { planSteps } from './plan-steps.ts';
import { recordRestores } from './record-restores.ts';
import { knownIds } from './known-ids.ts';
import type { ProblemSink, RowProblem } from './row-problem.ts';
import { createProblemSink } from './row-problem.ts';
import { asksForNothing } from './wishes.ts';

export type PlanInput = {
  rows: readonly CheckedRow[];
  sheets: readonly SheetTable[];
  live: LiveState;
  options: PlanOptions;
  /** Learnt rate; null where nothing was learnt. */
  requestsPerSecond: number | null;
};

/** Problems found while planning; those of checking are not repeated. */
export type PlannedChanges = { body: PlanBody; problems: Problem[] };

/**
 * What is to be done so that the live state becomes what the rows say, as pure data. Rows that turn
 * out to be wrong are left out whole, and the rest is planned as if they were not there.
 */
export function planChanges(input: PlanInput): PlannedChanges {
  const { live, options } = input;
  const valid = input.rows.filter((row) => row.state === 'valid');
  const errors: RowProblem[] = copiedRows(valid, createProblemSink(input.sheets));
  const invalid = input.rows.filter((row) => row.state === 'invalid');
  const wrong = new Set(errors.map(({ row }) => row));
  const asking = valid.filter((row) => !asksForNothing(row));
  const told = createProblemSink(input.sheets);
  const allRooms = planRooms(asking, live, options, told);

  for (;;) {
    const sink = createProblemSink(input.sheets);
    const rows = asking.filter((row) => !wrong.has(row));
    const rooms = wrong.size === 0 ? allRooms : planRooms(rows, live, options, sink);
    if (rooms === allRooms) sink.found.push(...told.found);
    if (noteErrors(sink.found)) continue;
    const context = contextOf(rooms, sink);
    const drafted = planSteps(rows, context);
    if (noteErrors(sink.found)) continue;
    const byKey = new Map<string, ValidRow>(rows.map((row) => [row.key, row]));
    keepHalfKnown(drafted, invalid, byKey, { finder: rooms.finder, sink });
    if (noteErrors(sink.found)) continue;
    const { steps: ordered, limits } = applyLimits(drafted, byKey, context);
    const steps = recordRestores(ordered, live);
    const note = messageNote(steps);
    if (note !== null) context.notes.push(note);
    const requests = countRequests(steps);
    const unitIds = rooms.units.map(({ id }) => id);
    const roomOf = createRoomOfRow(rooms.finder, unitIds);
    return {
      body: {
        counts: countActions(steps),
        requests,
        estimateSeconds: estimateSeconds(requests, input.requestsPerSecond),
        limits,
        steps,
        sheets: [...input.sheets],
        rows: planRows(input.rows, steps, errors, roomOf),
        known: knownIds(live, steps),
        notes: [...new Set(context.notes)],
        rooms: countRooms(valid, allRooms.existing),
      },
      problems: [...errors, ...sink.found].map(({ problem }) => problem),
    };
  }

  /** Rows with an error are left out; true where there are any. */
  function noteErrors(found: readonly RowProblem[]): boolean {
    const wrongNow = found.filter(({ problem }) => problem.severity === 'error');
    errors.push(...wrongNow);
    for (const { row } of wrongNow) wrong.add(row);
    return wrongNow.length > 0;
  }

  function contextOf(rooms: PlannedRooms, sink: ProblemSink): PlanContext {
    const { finder } = rooms;
    const known = withPlannedRooms(live, rooms);
    const index = indexLive(known);
    return { live: known, index, options, finder, rooms, allRooms, sink, notes: [] };
  }
}

export function countActions(steps: readonly Step[]): PlanCounts {
  const counts: PlanCounts = {
    create: 0,
    change: 0,
    unchanged: 0,
    remove: 0,
    confirm: 0,
    conflict: 0,
    blocked: 0,
  };
  for (const { action } of steps) counts[action]++;
  return counts;
}
