import type { CallError } from '../../shared/contract/errors.ts';
import type { RunLimits } from '../../shared/contract/calls/run-choices.ts';
import type { StepState } from '../../shared/domain/job.ts';
import type { Plan, PlannedRow, Step } from '../../shared/domain/plan.ts';
import { fail, ok } from '../../shared/domain/result.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { RowKey } from '../../shared/domain/row.ts';
import { isSendable } from '../engine/run/step-graph.ts';
import { callError } from './call-errors.ts';
import { chooseFloor } from './choose-floor.ts';

export type PilotChoice = Pick<RunLimits, 'pilot' | 'pilotFloor'>;

/**
 * Rows of a pilot: all that are about its rooms, whichever sheet they stand on and whether they make,
 * change or take away. Null where all is wanted. A choice that leads to no room is wrong use.
 *
 * @param states what earlier runs left: the first rooms are the first with something to send
 */
export function pilotRows(
  plan: Pick<Plan, 'rows' | 'steps'>,
  states: ReadonlyMap<string, StepState>,
  { pilot, pilotFloor }: PilotChoice,
): Result<ReadonlySet<RowKey> | null, CallError> {
  if (pilot === null && pilotFloor === null) return ok(null);
  const rooms = rowsByRoom(plan);
  if (pilotFloor !== null) {
    const under = chooseFloor([...rooms.keys()], pilotFloor);
    return under.ok ? ok(keysOf(rooms, under.value)) : under;
  }
  const open = openRows(plan, states);
  const waiting = [...rooms].filter(([, rows]) => rows.some(({ key }) => open.has(key)));
  if (waiting.length === 0 && open.size > 0) {
    return fail(
      callError(
        'usage',
        'Nothing was sent: no row that is still to be sent is about a room, so there are no first rooms to try; run without a pilot.',
      ),
    );
  }
  return ok(
    keysOf(
      rooms,
      waiting.slice(0, pilot ?? 0).map(([room]) => room),
    ),
  );
}

/** In the order in which the rows first name them; however a room is written, its path is one. */
function rowsByRoom({ rows, steps }: Pick<Plan, 'rows' | 'steps'>): Map<string, PlannedRow[]> {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const byRoom = new Map<string, PlannedRow[]>();
  for (const row of rows) {
    const room = row.room === undefined ? shownRoom(row, byId) : row.room;
    if (room === null) continue;
    const there = byRoom.get(room);
    if (there) there.push(row);
    else byRoom.set(room, [row]);
  }
  return byRoom;
}

/** For plans of before rows told their room: what the first step that shows one shows. */
function shownRoom(row: PlannedRow, steps: ReadonlyMap<string, Step>): string | null {
  for (const id of row.steps) {
    const step = steps.get(id);
    const room = step?.after?.['room'] ?? step?.before?.['room'];
    if (typeof room === 'string') return room;
  }
  return null;
}

/** Rows with a step that was not brought to an end yet. */
function openRows(
  { steps }: Pick<Plan, 'steps'>,
  states: ReadonlyMap<string, StepState>,
): ReadonlySet<RowKey> {
  const ended = ['done', 'failed', 'skipped'];
  const open = steps.filter(
    (step) => isSendable(step) && !ended.includes(states.get(step.id)?.state ?? ''),
  );
  return new Set(open.flatMap(({ rows }) => rows));
}

function keysOf(
  rooms: ReadonlyMap<string, readonly PlannedRow[]>,
  chosen: readonly string[],
): ReadonlySet<RowKey> {
  return new Set(chosen.flatMap((room) => (rooms.get(room) ?? []).map(({ key }) => key)));
}
