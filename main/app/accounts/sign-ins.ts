import type { CallOutput, Reply } from '../../../shared/contract/contract.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import { callError } from '../call-errors.ts';
import type { AppPorts, SignInUnderWay } from '../ports.ts';

/** Sign-ins with Amazon that are under way in this program: one at a time, since they share a return address. */
export type SignIns = {
  begin(
    /** Of the account of this name, else of the one in use. */
    name: string | null,
    how: { port: number; waitSeconds: number },
  ): Promise<Reply<CallOutput<'accounts.beginSignIn'>>>;
  /** Waits for the end, and gives the accounts. */
  end(signIn: string): Promise<Reply<CallOutput<'accounts.endSignIn'>>>;
  /** What is not under way any more is left as it is. */
  cancel(signIn: string): void;
  close(): void;
};

/** @param ports the account's own `beginSignIn` does the work; secrets do not come here */
export function createSignIns(ports: Pick<AppPorts, 'account' | 'accounts'>): SignIns {
  let latest: (SignInUnderWay & { id: string }) | null = null;
  let begun = 0;

  return {
    begin: async (name, { port, waitSeconds }) => {
      const account = await ports.account(name);
      if (!account.ok) return account;
      const { info, beginSignIn } = account.value;
      const known = await ports.accounts.list();
      if (!known.ok) return known;
      if (known.value.some((one) => one.name === info.name && one.secret === 'env')) {
        return fail(
          callError(
            'usage',
            'The account of the environment cannot keep a sign-in; keep an account with bellhop account add --from-environment, and sign in to that one.',
          ),
        );
      }
      latest?.cancel();
      // The port is free again only then.
      await latest?.ended;
      const started = await beginSignIn({ port, waitMs: waitSeconds * 1000 });
      if (!started.ok) return started;
      begun += 1;
      latest = { ...started.value, id: `sign-in-${begun}` };
      const { id, url, returnAddress } = latest;
      return ok({ signIn: id, account: info.name, url, returnAddress });
    },

    end: async (signIn) => {
      if (latest?.id !== signIn) {
        return fail(callError('usage', 'This sign-in is over; begin to sign in once more.'));
      }
      const ended = await latest.ended;
      return ended.ok ? ports.accounts.list() : ended;
    },

    cancel: (signIn) => {
      if (latest?.id === signIn) latest.cancel();
    },
    close: () => latest?.cancel(),
  };
}
