import type { StepState } from '../../shared/domain/job.ts';
import type { Family } from '../../shared/domain/operations.ts';
import type { Step } from '../../shared/domain/plan.ts';
import { laneOf } from '../engine/run/lanes.ts';
import type { LanePlace } from '../engine/run/lanes.ts';
import { isSendable } from '../engine/run/step-graph.ts';

/** What a run still has to send, in requests and not in steps, of which a hundred may share one. */
export type WorkLeft = {
  /** A step came to an end, or is to be sent after all; others than those of this run count for nothing. */
  note(stepId: string, state: StepState['state']): void;
  /** Write requests that are still to be answered, by family. */
  requests(): ReadonlyMap<Family, number>;
};

/** @param steps those that this run is to send */
export function createWorkLeft(steps: readonly Step[]): WorkLeft {
  const places = new Map<string, LanePlace>();
  const counts = new Map<LanePlace, number>();
  const laneOfStep = new Map<string, LanePlace>();
  const open = new Set<string>();
  for (const step of steps) {
    if (!isSendable(step)) continue;
    const place = laneOf(step.write, (ref) => JSON.stringify(ref));
    const lane = places.get(place.key) ?? place;
    places.set(place.key, lane);
    laneOfStep.set(step.id, lane);
    open.add(step.id);
    counts.set(lane, (counts.get(lane) ?? 0) + 1);
  }
  return {
    note(stepId, state) {
      const lane = laneOfStep.get(stepId);
      if (!lane) return;
      // What is unknown is read again, and maybe sent again.
      const isOver = state === 'done' || state === 'failed' || state === 'skipped';
      if (isOver !== open.has(stepId)) return;
      if (isOver) open.delete(stepId);
      else open.add(stepId);
      counts.set(lane, (counts.get(lane) ?? 0) + (isOver ? -1 : 1));
    },
    requests() {
      const byFamily = new Map<Family, number>();
      for (const [{ family, size }, count] of counts) {
        if (count === 0) continue;
        byFamily.set(family, (byFamily.get(family) ?? 0) + Math.ceil(count / size));
      }
      return byFamily;
    },
  };
}
