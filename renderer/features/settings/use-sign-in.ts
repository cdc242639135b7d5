import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { RETURN_PORT } from '../../../shared/contract/calls/accounts.ts';
import type { CallError } from '../../../shared/contract/errors.ts';
import { useHost } from '../../client/host-context.tsx';
import { useAnnounce } from '../../ui/announce.tsx';

/** How far the sign-in is that was begun last; the program has one at a time. */
export type SignIn = { account: string } & (
  | { step: 'beginning' | 'done' }
  | { step: 'waiting'; id: string; url: string; returnAddress: string }
  | { step: 'failed'; error: CallError }
);

export type SignIns = {
  latest: SignIn | null;
  /** On which the browser comes back: the one that was asked for last. */
  port: number;
  begin: (account: string, port?: number) => Promise<void>;
  cancel: () => void;
};

/** Signs accounts in with Amazon: a tab for the person, and the wait for their return. */
export function useSignIn(): SignIns {
  const host = useHost();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const [latest, setLatest] = useState<SignIn | null>(null);
  const [usual, setUsual] = useState(RETURN_PORT);
  const begun = useRef(0);

  async function begin(account: string, port = usual) {
    begun.current += 1;
    const turn = begun.current;
    setUsual(port);
    // The end of a sign-in that another one replaced is told after the other began.
    const show = (signIn: SignIn | null) => {
      if (begun.current === turn) setLatest(signIn);
    };
    show({ account, step: 'beginning' });
    const reply = await host.call('accounts.beginSignIn', { name: account, port });
    if (!reply.ok) return show({ account, step: 'failed', error: reply.error });
    const { signIn: id, url, returnAddress } = reply.value;
    show({ account, step: 'waiting', id, url, returnAddress });
    // A browser may refuse to; the address is shown as well.
    window.open(url, '_blank', 'noopener,noreferrer');

    const ended = await host.call('accounts.endSignIn', { signIn: id });
    if (ended.ok) {
      queries.setQueryData(['accounts.list', {}], ended.value);
      announce(`The account ${account} is signed in.`);
      return show({ account, step: 'done' });
    }
    if (ended.error.code === 'stopped') {
      announce(ended.error.message);
      return show(null);
    }
    return show({ account, step: 'failed', error: ended.error });
  }

  return {
    latest,
    port: usual,
    begin,
    cancel: () => {
      if (latest?.step === 'waiting') {
        void host.call('accounts.cancelSignIn', { signIn: latest.id });
      }
    },
  };
}
