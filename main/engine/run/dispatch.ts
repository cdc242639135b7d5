import type { KnownIds } from '../../../shared/domain/plan.ts';
import type { Progress } from './progress.ts';
import type { IdOfStep } from './ready-write.ts';
import type { SendContext } from './send-context.ts';
import type { Slots } from './slots.ts';
import type { StepGraph } from './step-graph.ts';
import type { Tasks } from './tasks.ts';

/** Everything that the parts of one run share. */
export type Dispatch = SendContext & {
  graph: StepGraph;
  progress: Progress;
  tasks: Tasks;
  slots: Slots;
  known: KnownIds;
  idOfStep: IdOfStep;
};
