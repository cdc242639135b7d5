import { Button, SimpleGrid, Text } from '@mantine/core';
import { useCallMutation } from '../../client/queries.ts';
import { hashOf } from '../../client/route.ts';
import { CallTrouble } from '../../ui/call-trouble.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Panel } from '../../ui/panel.tsx';

/** The first screen of somebody who has no account yet: try, or connect. */
export function Welcome() {
  const sandbox = useCallMutation('sandbox.start', {
    onSuccess: (accounts, _input, queries) => queries.setQueryData(['accounts.list', {}], accounts),
  });
  return (
    <>
      {sandbox.error !== null && <CallTrouble error={sandbox.error} />}
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
        <Panel title="Try it first">
          <Text size="sm" mb="md">
            The sandbox is a make-believe hotel on this computer, with limits and throttling like
            the real service. Nothing that you do in it reaches anybody.
          </Text>
          <Button
            loading={sandbox.isPending}
            leftSection={<Icon name="flask" />}
            onClick={() => sandbox.mutate({})}
          >
            Start the sandbox
          </Button>
        </Panel>
        <Panel title="Connect your organisation">
          <Text size="sm" mb="md">
            With the credentials of your Alexa Smart Properties organisation. They stay on this
            computer and go to Amazon only.
          </Text>
          <Button
            component="a"
            variant="default"
            href={hashOf({ page: 'settings' })}
            leftSection={<Icon name="plus" />}
          >
            Add an account
          </Button>
        </Panel>
      </SimpleGrid>
    </>
  );
}
