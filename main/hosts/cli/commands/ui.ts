import { createInterface } from 'node:readline';
import { EXIT } from '../exit-codes.ts';
import { collectText, wholeNumber } from '../options.ts';
import type { AddTo } from './command.ts';

type Flags = { port: number; open: boolean; allowHost: string[] };

export function addUi({ program, terminal, exit }: AddTo): void {
  program
    .command('ui')
    .description('Opens the window in a browser of this machine.')
    .option('--port <N>', 'port; by default any that is free', wholeNumber, 0)
    .option('--no-open', 'only print the address')
    .option('--allow-host <HOST>', 'a host that is neither Amazon nor loopback', collectText, [])
    .action(async (flags: Flags) => {
      const [{ runBrowserHost }, { openBrowser }] = await Promise.all([
        import('../../browser/run-browser-host.ts'),
        import('../../open-browser.ts'),
      ]);
      const host = await runBrowserHost({
        env: process.env,
        allowHosts: flags.allowHost,
        port: flags.port,
      });
      if (typeof host === 'string') {
        terminal.err(`bellhop: ${host}`);
        exit(EXIT.usage);
        return;
      }
      const address = host.newAddress();
      terminal.out(address);
      if (flags.open) openBrowser(address);
      terminal.err('The address opens one window, once. Ctrl-C ends Bellhop.');
      const stopAsking = onEnter(() => terminal.out(host.newAddress()));
      if (stopAsking) terminal.err('Press Enter for an address for another window.');

      await untilStopped(
        () => {
          terminal.err('Cutting off what is in flight.');
          host.abort();
        },
        async () => {
          terminal.err('Ending; what runs is paused first. Press Ctrl-C again to cut it off.');
          stopAsking?.();
          await host.close();
        },
      );
      exit(EXIT.done);
    });
}

/** Null where nobody sits at the terminal. */
function onEnter(hear: () => void): (() => void) | null {
  if (!process.stdin.isTTY) return null;
  const lines = createInterface({ input: process.stdin });
  lines.on('line', hear);
  // Ctrl-C here is ended by the signal handlers; Ctrl-D just ends the asking.
  return () => lines.close();
}

/** Runs `end` at the first signal and `cut` at each one after, and resolves when `end` has. */
function untilStopped(cut: () => void, end: () => Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    let ending = false;
    const release = () => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
    };
    const stop = () => {
      if (ending) return cut();
      ending = true;
      end().finally(release).then(resolve, reject);
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
}
