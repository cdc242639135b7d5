import { ActionIcon, Button, Group, Popover, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useCallMutation } from '../../client/queries.ts';
import { useAnnounce } from '../../ui/announce.tsx';
import { Icon } from '../../ui/icon.tsx';

/** Takes a job's files, rows and history off this machine, after asking. */
export function RemoveJob(props: { job: string; name: string }) {
  const announce = useAnnounce();
  const [opened, setOpened] = useState(false);
  const remove = useCallMutation('jobs.remove', {
    invalidates: ['jobs.list'],
    onSuccess: () => announce(`The job ${props.name} is removed.`),
  });
  const kept = remove.data?.kept.includes(props.job) ?? false;
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width={300}
      trapFocus
      returnFocus
      withArrow
      shadow="md"
    >
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Remove the job ${props.name}`}
          onClick={() => setOpened(true)}
        >
          <Icon name="trash" />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label="Remove this job">
        <Stack gap="sm">
          <Text size="sm">
            Removes the copy of the files, the rows and the results of this job from this computer.
            What it changed in the property stays.
          </Text>
          {(remove.error !== null || kept) && (
            <Text size="sm" role="alert" fw={600}>
              {remove.error?.message ?? 'The job is open elsewhere, so it was kept.'}
            </Text>
          )}
          <Group gap="xs" justify="flex-end">
            <Button size="xs" variant="default" onClick={() => setOpened(false)}>
              Keep
            </Button>
            <Button
              size="xs"
              color="red"
              loading={remove.isPending}
              onClick={() => remove.mutate({ job: props.job, olderThanDays: null })}
            >
              Remove
            </Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
