import type { Dispatch } from '../../app/dispatch.ts';
import type { Terminal } from './terminal.ts';

/**
 * Ctrl-C once finishes what is in flight, twice cuts it off; both can be resumed.
 *
 * @returns a function that gives the signals back
 */
export function stopOnSignals(terminal: Terminal, app: Dispatch): () => void {
  let asked = 0;
  const stop = () => {
    asked += 1;
    // Nothing is lost where a file is only read.
    void app('files.stop', {});
    if (asked === 1) {
      terminal.err('Stopping after what is in flight; press Ctrl-C again to cut it off.');
      void app('run.pause', {});
    } else {
      void app('run.abort', {});
    }
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return () => {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  };
}
