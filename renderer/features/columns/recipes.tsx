import { Alert, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { Draft } from '../../../shared/contract/calls/drafts.ts';
import { useCall, useCallMutation } from '../../client/queries.ts';
import { useAnnounce } from '../../ui/announce.tsx';
import { CallTrouble } from '../../ui/call-trouble.tsx';
import { Icon } from '../../ui/icon.tsx';
import { KeepRecipe } from './keep-recipe.tsx';
import { KeptRecipes } from './kept-recipes.tsx';
import classes from './recipes.module.css';

/** What was decided about files, kept for the next ones of the same shape: found again, applied, saved. */
export function Recipes(props: { draft: Draft }) {
  const { draft } = props;
  const { job, recipe, applied } = draft;
  const announce = useAnnounce();
  const [open, setOpen] = useState<'keep' | 'list' | null>(null);
  const apply = useCallMutation('recipes.apply', {
    invalidates: ['rows.page', 'plan.view', 'drafts.preview', 'drafts.tryShape'],
    onSuccess: ({ draft: next, notes }, _input, queries) => {
      queries.setQueryData(['drafts.open', { job }], next);
      announce(notes.join(' '));
    },
  });
  const notes = apply.data?.notes ?? [];
  return (
    <>
      {recipe !== null && (
        <Suggestion
          recipe={recipe}
          busy={apply.isPending}
          onApply={() => apply.mutate({ job, name: recipe.name })}
        />
      )}
      {apply.error !== null && (
        <CallTrouble title="The recipe was not applied" error={apply.error} />
      )}
      {notes.length > 0 && (
        <Alert
          variant="light"
          color="bell"
          title={`Recipe ${applied ?? ''} was applied`}
          icon={<Icon name="check" />}
          withCloseButton
          closeButtonLabel="Close this message"
          onClose={apply.reset}
        >
          <ul className={classes.list}>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Alert>
      )}
      <div className={classes.bar}>
        <Button
          size="xs"
          variant="default"
          leftSection={<Icon name="download" size={14} />}
          onClick={() => setOpen('keep')}
        >
          Save as recipe…
        </Button>
        <Button size="xs" variant="default" onClick={() => setOpen('list')}>
          Recipes…
        </Button>
        {applied !== null && (
          <Text size="sm" c="dimmed">
            Recipe <strong>{applied}</strong> was applied to this job.
          </Text>
        )}
      </div>
      <KeepRecipe
        job={job}
        suggested={applied ?? ''}
        opened={open === 'keep'}
        onClose={() => setOpen(null)}
      />
      <KeptRecipes
        opened={open === 'list'}
        busy={apply.isPending}
        onApply={(name) => {
          setOpen(null);
          apply.mutate({ job, name });
        }}
        onClose={() => setOpen(null)}
      />
    </>
  );
}

/** A recipe that suits the files, with what it would do, before it does it. */
function Suggestion(props: {
  recipe: NonNullable<Draft['recipe']>;
  busy: boolean;
  onApply: () => void;
}) {
  const { recipe } = props;
  const shown = useCall('recipes.show', { name: recipe.name });
  return (
    <Alert
      variant="light"
      color="bell"
      title={`Recipe ${recipe.name} suits these files`}
      icon={<Icon name="checkList" />}
    >
      <Text size="sm">{recipe.why}</Text>
      {shown.data !== undefined && shown.data.words.length > 0 && (
        <>
          <Text size="sm" mt="xs">
            It says:
          </Text>
          <ul className={classes.list}>
            {shown.data.words.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </>
      )}
      <Group mt="sm">
        <Button size="xs" loading={props.busy} onClick={props.onApply}>
          Apply recipe {recipe.name}
        </Button>
      </Group>
    </Alert>
  );
}
