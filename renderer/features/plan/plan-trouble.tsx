import { Alert, Button, Group, List, Text } from '@mantine/core';
import type { CallError } from '../../../shared/contract/errors.ts';
import { useCall } from '../../client/queries.ts';
import { hashOf } from '../../client/route.ts';
import { Icon } from '../../ui/icon.tsx';

/** Why no plan was made, and the way to what can be done about it. */
export function PlanTrouble(props: {
  job: string;
  error: CallError;
  title?: string;
  retry: () => void;
  /** Plans for another account, where the job's own is gone. */
  onAccount?: (name: string) => void;
}) {
  const { error, onAccount } = props;
  const rows = error.code === 'invalid-rows';
  const names = error.names ?? [];
  const accounts = useCall('accounts.list', {});
  const current = accounts.data?.find((account) => account.current);
  return (
    <Alert
      color="red"
      variant="light"
      role="alert"
      title={rows ? 'Some rows have errors' : (props.title ?? 'No plan was made')}
      icon={<Icon name="error" />}
    >
      <Text size="sm">{error.message}</Text>
      {names.length > 0 && (
        <List size="sm" mt="xs">
          {names.slice(0, 8).map((name) => (
            <List.Item key={name}>{name}</List.Item>
          ))}
          {names.length > 8 && <List.Item>and {names.length - 8} more</List.Item>}
        </List>
      )}
      <Group mt="sm" gap="xs">
        {rows && (
          <Button
            component="a"
            size="xs"
            href={hashOf({ page: 'job', job: props.job, stage: 'check' })}
          >
            Back to Check & fix
          </Button>
        )}
        {error.code === 'no-account' && current !== undefined && onAccount !== undefined && (
          <Button size="xs" onClick={() => onAccount(current.name)}>
            Plan with account {current.name}
          </Button>
        )}
        {error.code === 'no-account' && (
          <Button component="a" size="xs" variant="default" href={hashOf({ page: 'settings' })}>
            Go to Settings
          </Button>
        )}
        <Button size="xs" variant="default" onClick={props.retry}>
          Try again
        </Button>
      </Group>
    </Alert>
  );
}
