import { Button, Group, Modal, Text } from '@mantine/core';
import { useCall, useCallMutation } from '../../client/queries.ts';
import { useAnnounce } from '../../ui/announce.tsx';
import { CallTrouble } from '../../ui/call-trouble.tsx';
import classes from './recipes.module.css';

/** All recipes of this machine with what they do, to be applied or deleted. */
export function KeptRecipes(props: {
  opened: boolean;
  busy: boolean;
  onApply: (name: string) => void;
  onClose: () => void;
}) {
  const announce = useAnnounce();
  const list = useCall('recipes.list', {}, { enabled: props.opened });
  const remove = useCallMutation('recipes.remove', {
    invalidates: ['recipes.list', 'drafts.open'],
    onSuccess: (_, { name }) => announce(`Recipe ${name} is deleted.`),
  });
  const trouble = list.error ?? remove.error;
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      size="lg"
      title="Recipes"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {trouble !== null && <CallTrouble error={trouble} />}
      {list.data?.recipes.length === 0 && (
        <Text size="sm" c="dimmed">
          No recipe is kept yet. Save one when the columns are as you want them.
        </Text>
      )}
      {list.data?.damaged.map((sentence) => (
        <CallTrouble key={sentence} title="A recipe is left out" error={{ message: sentence }} />
      ))}
      {list.data?.recipes.map(({ name, words }) => (
        <section key={name} className={classes.recipe} aria-label={`Recipe ${name}`}>
          <h3 className={classes.name}>{name}</h3>
          <ul className={classes.list}>
            {words.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
          <Group gap="xs">
            <Button
              size="xs"
              loading={props.busy}
              aria-label={`Apply recipe ${name}`}
              onClick={() => props.onApply(name)}
            >
              Apply
            </Button>
            <Button
              size="xs"
              variant="default"
              loading={remove.isPending}
              aria-label={`Delete recipe ${name}`}
              onClick={() => remove.mutate({ name })}
            >
              Delete
            </Button>
          </Group>
        </section>
      ))}
    </Modal>
  );
}
