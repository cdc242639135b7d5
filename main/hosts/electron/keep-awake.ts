import type { PowerSaveBlocker } from 'electron';
import type { RunWatch } from '../run-watch.ts';

/** The machine does not fall asleep while a run is on; the screen may. */
export function keepAwake(
  blocker: Pick<PowerSaveBlocker, 'start' | 'stop'>,
  runs: Pick<RunWatch, 'onChange'>,
): void {
  let id: number | null = null;
  runs.onChange((on) => {
    if (on && id === null) id = blocker.start('prevent-app-suspension');
    if (!on && id !== null) {
      blocker.stop(id);
      id = null;
    }
  });
}
