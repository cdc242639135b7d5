import { Anchor, Button, Group, Paper, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { CallTrouble } from '../../ui/call-trouble.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { portOf } from './sign-in-port.ts';
import type { SignIn, SignIns } from './use-sign-in.ts';

/** Signs one account in with Amazon in a browser, and shows how far that is. */
export function SignInWithAmazon(props: { account: string; signIns: SignIns }) {
  const { account, signIns } = props;
  const latest = signIns.latest?.account === account ? signIns.latest : null;
  if (latest?.step === 'waiting') return <Awaited signIn={latest} onCancel={signIns.cancel} />;
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <Button
          size="xs"
          variant="default"
          loading={latest?.step === 'beginning'}
          aria-label={`Sign in with Amazon to the account ${account}`}
          onClick={() => void signIns.begin(account)}
        >
          Sign in with Amazon
        </Button>
        {latest?.step === 'done' ? (
          <StatusMark status="good" word="Signed in" />
        ) : (
          <Text size="xs" c="dimmed">
            In place of a typed refresh token; opens a page of Amazon in your browser.
          </Text>
        )}
      </Group>
      {latest?.step === 'failed' && (
        <>
          <CallTrouble title="You are not signed in" error={latest.error} />
          <OtherPort account={account} signIns={signIns} />
        </>
      )}
    </Stack>
  );
}

function Awaited(props: { signIn: SignIn & { step: 'waiting' }; onCancel: () => void }) {
  const { url, returnAddress } = props.signIn;
  return (
    <Paper withBorder p="md" radius="md" role="group" aria-label="Sign in with Amazon">
      <Stack gap="sm">
        <Waiting what="Waiting for you to sign in at Amazon" />
        <Text size="sm">
          The page of Amazon should be open in your browser. If it is not,{' '}
          <Anchor href={url} target="_blank" rel="noopener noreferrer" underline="always" inherit>
            open the page
          </Anchor>
          , or copy its address: <CopyButton text={url} label="Copy the address of the page" />
        </Text>
        <Text size="sm">
          The security profile must allow the return address {returnAddress}{' '}
          <CopyButton text={returnAddress} label="Copy the return address" />
        </Text>
        <Group>
          <Button size="xs" variant="default" onClick={props.onCancel}>
            Cancel the sign-in
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

/** A way on where the usual port is taken, or the security profile allows another one. */
function OtherPort(props: { account: string; signIns: SignIns }) {
  const [typed, setTyped] = useState(String(props.signIns.port));
  const port = portOf(typed);
  return (
    <Group align="end" gap="sm">
      <TextInput
        size="xs"
        label="Port that the browser comes back to"
        inputMode="numeric"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        error={port === null ? 'A number from 1 to 65535' : undefined}
      />
      <Button
        size="xs"
        variant="default"
        disabled={port === null}
        onClick={() => port !== null && void props.signIns.begin(props.account, port)}
      >
        Sign in on this port
      </Button>
    </Group>
  );
}
