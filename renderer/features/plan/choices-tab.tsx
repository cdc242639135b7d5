import { Button, Group, Paper, Text } from '@mantine/core';
import type { Draft } from '../../../shared/contract/calls/drafts.ts';
import type { PlanView } from '../../../shared/contract/calls/window-jobs.ts';
import type { PlanChoices } from '../../../shared/domain/settings.ts';
import { ChoicesForm } from './choices-form.tsx';

/** The choices for the plan; another choice takes a new plan. */
export function ChoicesTab(props: {
  view: PlanView;
  draft: Draft;
  choices: PlanChoices;
  onChoices: (choices: PlanChoices) => void;
  onPlan: () => void;
}) {
  const { view } = props;
  return (
    <Paper withBorder p="lg" radius="md">
      <ChoicesForm
        draft={props.draft}
        view={view}
        choices={props.choices}
        onChoices={props.onChoices}
      />
      <Group mt="lg">
        <Button onClick={props.onPlan} disabled={!view.outdated}>
          Plan again with these choices
        </Button>
        <Text size="sm" c="dimmed" role="status">
          {view.outdated
            ? 'The plan above was made with other rows or choices, so it cannot be run.'
            : 'The plan was made with these.'}
        </Text>
      </Group>
    </Paper>
  );
}
