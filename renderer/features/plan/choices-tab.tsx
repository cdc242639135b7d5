import { Button, Group, Paper, Text } from '@mantine/core';
import type { PlanOptions } from '../../../shared/domain/settings.ts';
import { ChoicesForm } from './choices-form.tsx';
import { sameOptions } from './plan-choices.ts';

/** The choices that this plan was made with; changing them takes a new plan. */
export function ChoicesTab(props: {
  planned: PlanOptions;
  errorRows: number;
  options: PlanOptions;
  onOptions: (options: PlanOptions) => void;
  onPlan: () => void;
}) {
  const same = sameOptions(props.planned, props.options);
  return (
    <Paper withBorder p="lg" radius="md">
      <ChoicesForm
        errorRows={props.errorRows}
        options={props.options}
        onOptions={props.onOptions}
      />
      <Group mt="lg">
        <Button onClick={props.onPlan} disabled={same}>
          Plan again with these choices
        </Button>
        <Text size="sm" c="dimmed">
          {same ? 'The plan was made with these.' : 'The plan above was made with other choices.'}
        </Text>
      </Group>
    </Paper>
  );
}
