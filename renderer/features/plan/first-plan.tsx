import { Button, Group, Text } from '@mantine/core';
import type { Draft } from '../../../shared/contract/calls/drafts.ts';
import type { PlanChoices } from '../../../shared/domain/settings.ts';
import { hashOf } from '../../client/route.ts';
import { countOf } from '../../ui/format.ts';
import { Panel } from '../../ui/panel.tsx';
import { ChoicesForm } from './choices-form.tsx';

/** Before there is a plan: the choices it is made with, and the button that makes it. */
export function FirstPlan(props: {
  job: string;
  draft: Draft;
  choices: PlanChoices;
  onChoices: (choices: PlanChoices) => void;
  onPlan: () => void;
}) {
  const { draft, choices } = props;
  const { errorRows, mappingProblem: unmapped } = draft;
  const mustChoose = errorRows > 0 && !choices.skipInvalid;
  const planned = draft.rows - errorRows;
  return (
    <Panel
      title="Make the plan"
      lead="Bellhop reads the rooms, address books and contacts that are live and works out what your rows would change. You see all of it before anything is sent."
    >
      <ChoicesForm draft={draft} view={null} choices={choices} onChoices={props.onChoices} />
      {mustChoose && unmapped === null && (
        <Text size="sm" mt="lg">
          {countOf(errorRows, 'row has', 'rows have')} errors: leave them out above, or fix them
          first.
        </Text>
      )}
      <Group mt={mustChoose ? 'xs' : 'lg'}>
        <Button onClick={props.onPlan} disabled={unmapped !== null || mustChoose || planned === 0}>
          Plan {countOf(planned, 'row')}
        </Button>
        {(mustChoose || unmapped !== null) && (
          <Button
            component="a"
            variant="default"
            href={hashOf({
              page: 'job',
              job: props.job,
              stage: unmapped === null ? 'check' : 'columns',
            })}
          >
            {unmapped === null
              ? `Fix ${countOf(errorRows, 'row')} first`
              : 'Choose the columns first'}
          </Button>
        )}
      </Group>
    </Panel>
  );
}
