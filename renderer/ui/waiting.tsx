import { Group, Loader, Text } from '@mantine/core';

/** A wait that says what is waited for. */
export function Waiting(props: { what: string }) {
  return (
    <Group gap="sm" role="status">
      <Loader size="sm" aria-hidden="true" />
      <Text c="dimmed">{props.what}</Text>
    </Group>
  );
}
