import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useCallMutation } from '../../client/queries.ts';
import { CallTrouble } from '../../ui/call-trouble.tsx';
import { Icon } from '../../ui/icon.tsx';

/** Starts the built-in service and makes it the current account. */
export function SandboxButton() {
  const start = useCallMutation('sandbox.start', {
    onSuccess(accounts, _input, queries) {
      queries.setQueryData(['accounts.list', {}], accounts);
      notifications.show({
        title: 'The sandbox runs',
        message: 'It is the current account now; nothing in it reaches anybody.',
        color: 'green',
        icon: <Icon name="flask" />,
      });
    },
  });
  return (
    <>
      <Button
        variant="default"
        loading={start.isPending}
        leftSection={<Icon name="flask" />}
        onClick={() => start.mutate({})}
      >
        Start the sandbox
      </Button>
      {start.error !== null && <CallTrouble error={start.error} />}
    </>
  );
}
