import { Button, Group, Popover, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useCallMutation } from '../../client/queries.ts';
import { Icon } from '../../ui/icon.tsx';

/** Two ways to stop: let what is in flight come back, or cut it. */
export function StopButtons(props: { job: string }) {
  const [asking, setAsking] = useState(false);
  const pause = useCallMutation('run.pause');
  const abort = useCallMutation('run.abort');
  const trouble = pause.error ?? abort.error;
  const pausing = pause.isSuccess || pause.isPending;
  return (
    <Stack gap={6} align="flex-end">
      <Group gap="xs">
        <Button
          variant="default"
          leftSection={<Icon name="paused" />}
          disabled={pausing || abort.isPending}
          onClick={() => pause.mutate({ job: props.job })}
        >
          {pausing ? 'Pausing' : 'Pause'}
        </Button>
        <Popover
          opened={asking}
          onChange={setAsking}
          width={320}
          position="bottom-end"
          trapFocus
          returnFocus
          withArrow
          shadow="md"
        >
          <Popover.Target>
            <Button
              variant="default"
              leftSection={<Icon name="stop" />}
              onClick={() => setAsking(true)}
            >
              Stop now
            </Button>
          </Popover.Target>
          <Popover.Dropdown aria-label="Stop now">
            <Stack gap="sm">
              <Text size="sm">
                Cuts what is in flight. Those steps are unknown until you go on, which finds out by
                reading whether they took effect. Pause avoids that and takes a moment longer.
              </Text>
              <Group gap="xs" justify="flex-end">
                <Button size="xs" variant="default" onClick={() => setAsking(false)}>
                  Let it run
                </Button>
                <Button
                  size="xs"
                  color="red"
                  loading={abort.isPending}
                  onClick={() => {
                    abort.mutate({ job: props.job });
                    setAsking(false);
                  }}
                >
                  Stop now
                </Button>
              </Group>
            </Stack>
          </Popover.Dropdown>
        </Popover>
      </Group>
      {pausing && (
        <Text size="xs" c="dimmed" role="status">
          Nothing new is sent; what is in flight comes back first.
        </Text>
      )}
      {trouble !== null && (
        <Text size="sm" role="alert" fw={600}>
          {trouble.message}
        </Text>
      )}
    </Stack>
  );
}
