import { Button, Checkbox, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCallMutation } from '../../client/queries.ts';
import { useAnnounce } from '../../ui/announce.tsx';
import { CallTrouble } from '../../ui/call-trouble.tsx';

/** Gives what was decided a name under which it is found again. */
export function KeepRecipe(props: {
  job: string;
  suggested: string;
  opened: boolean;
  onClose: () => void;
}) {
  const announce = useAnnounce();
  const [typed, setTyped] = useState<string | null>(null);
  const [replace, setReplace] = useState(false);
  const save = useCallMutation('recipes.save', { invalidates: ['recipes.list', 'recipes.show'] });
  const name = (typed ?? props.suggested).trim();
  const close = () => {
    setTyped(null);
    setReplace(false);
    save.reset();
    props.onClose();
  };
  return (
    <Modal
      opened={props.opened}
      onClose={close}
      title="Save as recipe"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name === '') return;
          save.mutate(
            { job: props.job, name, replace },
            {
              onSuccess: () => {
                announce(`Recipe ${name} is kept.`);
                close();
              },
            },
          );
        }}
      >
        <Stack gap="sm">
          <Text size="sm">
            It keeps how the files are read, what the columns are and how their values are changed,
            and is offered for the next files with such columns. No rows are kept, but what you
            typed into changes of values is.
          </Text>
          {save.error !== null && (
            <CallTrouble title="The recipe was not kept" error={save.error} />
          )}
          <TextInput
            label="Name"
            data-autofocus
            maxLength={80}
            value={typed ?? props.suggested}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Checkbox
            label="In the place of one of the same name"
            checked={replace}
            onChange={(event) => setReplace(event.currentTarget.checked)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button type="submit" disabled={name === ''} loading={save.isPending}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
