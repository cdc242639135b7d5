import { RETURN_PORT } from '../../../../shared/contract/calls/accounts.ts';
import { EXIT } from '../exit-codes.ts';
import { collectText, positiveInteger, wholeNumber } from '../options.ts';
import { tellError } from '../terminal.ts';
import type { CommandContext } from '../terminal.ts';
import { withApp } from '../with-app.ts';
import { silent } from './command.ts';
import type { AddTo } from './command.ts';

type Flags = { port: number; wait: number; open: boolean; allowHost?: string[]; json?: boolean };

/** Five minutes: long enough to find the password. */
const WAIT_SECONDS = 300;

export function addAccountLogin({ program, terminal, exit }: AddTo): void {
  program
    .command('login <name>')
    .description('Signs an account in with Amazon, in a browser of this machine.')
    .option('--port <N>', 'port that the browser comes back to', wholeNumber, RETURN_PORT)
    .option('--wait <SECONDS>', 'how long to wait for the person', positiveInteger, WAIT_SECONDS)
    .option('--no-open', 'only print the address')
    .option('--allow-host <HOST>', 'a host that is neither Amazon nor loopback', collectText)
    .option('--json', 'print one JSON document at the end')
    .action(async (name: string, flags: Flags) => {
      const host = { env: process.env, allowHosts: flags.allowHost ?? [], emit: silent };
      exit(await withApp(terminal, host, (context) => login(name, flags, context)));
    });
}

async function login(name: string, flags: Flags, { app, terminal }: CommandContext) {
  const json = flags.json === true;
  const asked = { name, port: flags.port, waitSeconds: flags.wait };
  const begun = await app('accounts.beginSignIn', asked);
  if (!begun.ok) return tellError(terminal, begun.error, json);
  const { signIn, account, url, returnAddress } = begun.value;
  // The first Ctrl-C is enough: nothing is in flight that could be finished.
  const stop = () => void app('accounts.cancelSignIn', { signIn });
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    terminal.err(
      `Open this address and sign in. The security profile must allow the return address ${returnAddress}.`,
    );
    if (json) terminal.err(url);
    else terminal.out(url);
    if (flags.open) {
      const { openBrowser } = await import('../../open-browser.ts');
      openBrowser(url);
    }
    const ended = await app('accounts.endSignIn', { signIn });
    if (!ended.ok) return tellError(terminal, ended.error, json);
    if (json) terminal.json({ account, signedIn: true });
    terminal.err(`Account ${account} is signed in; bellhop account test says what it may do.`);
    return EXIT.done;
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}
