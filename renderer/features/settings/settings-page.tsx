import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { useCall } from '../../client/queries.ts';
import { CallTrouble } from '../../ui/call-trouble.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { StageFrame } from '../../ui/stage-frame.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { AccountCard } from './account-card.tsx';
import { AddAccount } from './add-account.tsx';
import { AboutProgram } from './about-program.tsx';
import { SandboxButton } from './sandbox-button.tsx';
import { useSignIn } from './use-sign-in.ts';

/** Accounts: whom Bellhop writes to, and with whose leave. */
export function SettingsPage() {
  const accounts = useCall('accounts.list', {});
  const signIns = useSignIn();
  const [adding, setAdding] = useState(false);
  return (
    <StageFrame
      title="Settings"
      lead="An account is the credentials of one organisation. New jobs use the current one; jobs that exist keep theirs."
      actions={
        <>
          <SandboxButton />
          <Button leftSection={<Icon name="plus" />} onClick={() => setAdding(true)}>
            Add an account
          </Button>
        </>
      }
    >
      {adding && (
        <AddAccount onDone={() => setAdding(false)} onSignIn={(name) => void signIns.begin(name)} />
      )}
      {accounts.error !== null && (
        <CallTrouble
          title="The accounts cannot be listed"
          error={accounts.error}
          retry={() => void accounts.refetch()}
        />
      )}
      {accounts.isPending && <Waiting what="Looking for accounts" />}
      {accounts.data?.length === 0 && !adding && (
        <EmptyState
          icon="building"
          title="No account yet"
          text="Add the credentials of your organisation, or start the sandbox to try everything without one."
        />
      )}
      <Stack gap="md" component="ul" aria-label="Accounts" m={0} p={0}>
        {accounts.data?.map((account) => (
          <AccountCard key={account.name} account={account} signIns={signIns} />
        ))}
      </Stack>
      <AboutProgram />
    </StageFrame>
  );
}
