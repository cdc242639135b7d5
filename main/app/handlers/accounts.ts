import type { Handlers } from '../../../shared/contract/contract.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import { listProperties } from '../accounts/list-properties.ts';
import type { SignIns } from '../accounts/sign-ins.ts';
import { testAccount } from '../accounts/test-account.ts';
import type { AppPorts } from '../ports.ts';
import { withSession } from '../session.ts';

type AccountCalls =
  | 'app.info'
  | 'accounts.list'
  | 'accounts.add'
  | 'accounts.remove'
  | 'accounts.choose'
  | 'accounts.chooseProperty'
  | 'accounts.test'
  | 'accounts.beginSignIn'
  | 'accounts.endSignIn'
  | 'accounts.cancelSignIn'
  | 'properties.list'
  | 'sandbox.start';

/** Calls about accounts. Secrets go in with `accounts.add` and come out of none of them. */
export function accountHandlers(ports: AppPorts, signIns: SignIns): Pick<Handlers, AccountCalls> {
  const { accounts } = ports;
  return {
    'app.info': async () => ok({ version: ports.host.version, host: ports.host.kind }),
    'accounts.list': () => accounts.list(),
    'accounts.add': (account) => accounts.add(account),
    'accounts.remove': ({ name }) => accounts.remove(name),
    'accounts.choose': ({ name }) => accounts.choose(name),
    'accounts.chooseProperty': ({ name, property }) => accounts.chooseProperty(name, property),

    'accounts.test': ({ name }) =>
      withSession(ports, async (session) => ok(await testAccount(session)), name),

    'accounts.beginSignIn': ({ name, ...how }) => signIns.begin(name, how),
    'accounts.endSignIn': ({ signIn }) => signIns.end(signIn),
    'accounts.cancelSignIn': async ({ signIn }) => {
      signIns.cancel(signIn);
      return ok(null);
    },

    'properties.list': ({ account }) =>
      withSession(ports, (session) => listProperties(session), account),

    'sandbox.start': async () => {
      const started = await ports.startSandbox();
      if (!started.ok) return fail(started.error);
      const { account, property } = started.value;
      const added = await accounts.add(account, 'sandbox');
      if (!added.ok) return added;
      const named = await accounts.chooseProperty(account.name, property);
      return named.ok ? accounts.choose(account.name) : named;
    },
  };
}
