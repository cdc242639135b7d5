import type { BaseWindow, Dialog } from 'electron';
import type { RunWatch } from '../run-watch.ts';

/**
 * A window that is closed while a run is on asks first. Pausing ends what is in flight, so that the
 * window goes a moment later.
 *
 * @returns a listener for the window's `close`
 */
export function askBeforeClose(given: {
  dialog: Pick<Dialog, 'showMessageBox'>;
  runs: Pick<RunWatch, 'isOn' | 'pause'>;
  window: BaseWindow;
  /** Closes for good, with no more questions. */
  end(): Promise<void>;
}): (event: { preventDefault(): void }) => void {
  let ending = false;
  let asking = false;
  const ask = async () => {
    if (given.runs.isOn()) {
      const { response } = await given.dialog.showMessageBox(given.window, {
        type: 'question',
        message: 'A run is on. Pause it and quit?',
        detail:
          'What is in flight is finished first. The job waits where it is, and goes on when you resume it.',
        buttons: ['Pause and quit', 'Keep running'],
        defaultId: 1,
        cancelId: 1,
      });
      if (response !== 0) return;
      await given.runs.pause();
    }
    ending = true;
    await given.end();
  };
  return (event) => {
    event.preventDefault();
    if (ending || asking) return;
    asking = true;
    void ask().finally(() => {
      asking = false;
    });
  };
}
