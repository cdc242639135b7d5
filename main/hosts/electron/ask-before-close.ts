import type { BaseWindow, Dialog } from 'electron';
import type { RunWatch } from '../run-watch.ts';

/**
 * A window that is closed while a run is on asks first. Pausing ends what is in flight, so that the
 * window goes a moment later; closed again meanwhile, it offers to cut that off.
 *
 * @returns a listener for the window's `close`
 */
export function askBeforeClose(given: {
  dialog: Pick<Dialog, 'showMessageBox'>;
  runs: Pick<RunWatch, 'isOn' | 'pause' | 'abort'>;
  window: BaseWindow;
  /** Closes for good, with no more questions. */
  end(): Promise<void>;
}): (event: { preventDefault(): void }) => void {
  const { dialog, runs, window } = given;
  let state: 'open' | 'asking' | 'pausing' | 'ended' = 'open';

  const agreed = async (message: string, detail: string, yes: string, no: string) => {
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      message,
      detail,
      buttons: [yes, no],
      defaultId: 1,
      cancelId: 1,
    });
    return response === 0;
  };
  const close = async () => {
    state = 'asking';
    if (runs.isOn()) {
      const pause = await agreed(
        'A run is on. Pause it and quit?',
        'What is in flight is finished first. The job waits where it is, and goes on when you resume it.',
        'Pause and quit',
        'Keep running',
      );
      if (!pause) {
        state = 'open';
        return;
      }
      state = 'pausing';
      await runs.pause();
    }
    state = 'ended';
    await given.end();
  };
  const cut = async () => {
    const cutOff = await agreed(
      'Bellhop waits for answers to what it has sent. Cut them off?',
      'What became of the requests in flight is then unknown; resuming the job finds it out before anything is sent again.',
      'Cut off',
      'Wait',
    );
    if (cutOff) runs.abort();
  };
  return (event) => {
    event.preventDefault();
    if (state === 'open') void close();
    if (state === 'pausing') void cut();
  };
}
