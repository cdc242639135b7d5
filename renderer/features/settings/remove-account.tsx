import { Button, Group, Modal, Text } from '@mantine/core';
import { useState } from 'react';
import { useCallMutation } from '../../client/queries.ts';
import { useAnnounce } from '../../ui/announce.tsx';
import { CallTrouble } from '../../ui/call-trouble.tsx';
import { Icon } from '../../ui/icon.tsx';

/** Forgets an account and its secret, after asking. */
export function RemoveAccount(props: { name: string }) {
  const announce = useAnnounce();
  const [asking, setAsking] = useState(false);
  const remove = useCallMutation('accounts.remove', {
    onSuccess(accounts, _input, queries) {
      queries.setQueryData(['accounts.list', {}], accounts);
      announce(`The account ${props.name} is removed.`);
    },
  });
  return (
    <>
      <Button
        size="sm"
        variant="subtle"
        color="gray"
        c="inherit"
        leftSection={<Icon name="trash" />}
        aria-label={`Remove the account ${props.name}`}
        onClick={() => setAsking(true)}
      >
        Remove
      </Button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={`Remove ${props.name}?`}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <Text size="sm">
          Its credentials are deleted from this computer. Jobs made with it stay readable, but
          cannot go on until an account for the same organisation is added again. Nothing changes at
          the service.
        </Text>
        {remove.error !== null && <CallTrouble error={remove.error} />}
        <Group justify="flex-end" mt="lg">
          <Button variant="default" data-autofocus onClick={() => setAsking(false)}>
            Keep it
          </Button>
          <Button
            color="red"
            loading={remove.isPending}
            onClick={() => remove.mutate({ name: props.name })}
          >
            Remove the account
          </Button>
        </Group>
      </Modal>
    </>
  );
}
