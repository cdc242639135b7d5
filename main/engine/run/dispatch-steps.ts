import type { Dispatch } from './dispatch.ts';
import { readList } from './read-list.ts';
import { sendLane } from './send-lane.ts';
import { takeReady } from './step-graph.ts';

/** Sends every step as soon as it may go, until nothing more can be done or the run is stopped. */
export async function dispatchSteps(dispatch: Dispatch): Promise<void> {
  const { brake, progress, tasks } = dispatch;
  await progress.begin();
  for (;;) {
    if (!brake.stopped()) {
      startSends(dispatch, false);
      startReads(dispatch);
      // Nothing under way can fill a batch any more.
      if (tasks.busy() === 0) startSends(dispatch, true);
    }
    if (tasks.count() === 0) return;
    await tasks.next();
  }
}

function startSends(dispatch: Dispatch, flush: boolean): void {
  const { graph, slots, tasks } = dispatch;
  for (const lane of graph.lanes) {
    while (slots.maySend(lane, flush)) {
      const nodes = takeReady(lane);
      tasks.start(() => slots.sending(lane, () => sendLane(dispatch, lane, nodes)));
    }
  }
}

function startReads(dispatch: Dispatch): void {
  const { progress, slots, tasks } = dispatch;
  for (const [list, lost] of progress.lost) {
    const [first] = lost.keys();
    const family = first?.lane.family;
    if (!family || !slots.mayRead(list, family)) continue;
    progress.lost.delete(list);
    tasks.start(() => slots.reading(list, family, () => readList(dispatch, list, lost)));
  }
}
