import { Alert, Button, Group, List, Text } from '@mantine/core';
import type { PlanView } from '../../../shared/contract/calls/window-jobs.ts';
import { hashOf } from '../../client/route.ts';
import { countOf } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';

/** Notes beyond these are behind "more". */
const NOTES_SHOWN = 2;

/** What a person has to know before running: an outdated plan, rows left out, notes. */
export function PlanWarnings(props: {
  job: string;
  view: PlanView;
  onPlan: () => void;
  onProblems: () => void;
}) {
  const { view } = props;
  const errors = view.problems.filter((problem) => problem.severity === 'error').length;
  const leftOut = view.invalidRows > 0 || errors > 0;
  return (
    <>
      {view.outdated && (
        <Alert
          color="yellow"
          variant="light"
          role="status"
          title="Rows or choices changed since this plan was made"
          icon={<Icon name="warning" />}
        >
          <Group justify="space-between" gap="sm">
            <Text size="sm">Plan again, so that what is sent is what you see.</Text>
            <Button size="xs" onClick={props.onPlan}>
              Plan again
            </Button>
          </Group>
        </Alert>
      )}
      {(leftOut || view.notes.length > 0) && (
        <Alert
          color={leftOut ? 'yellow' : 'gray'}
          variant="light"
          py="xs"
          icon={<Icon name={leftOut ? 'warning' : 'dot'} />}
        >
          {leftOut && (
            <Group gap="sm" justify="space-between">
              <Text size="sm" fw={500}>
                {view.invalidRows > 0
                  ? `${countOf(view.invalidRows, 'row is', 'rows are')} left out because of errors`
                  : countOf(errors, 'error')}
                {errors > 0 && view.invalidRows > 0
                  ? `; ${countOf(errors, 'of the errors', 'of the errors')} came up only against what is live.`
                  : '.'}
              </Text>
              <Group gap="xs">
                {errors > 0 && (
                  <Button size="xs" variant="default" onClick={props.onProblems}>
                    Show
                  </Button>
                )}
                <Button
                  component="a"
                  size="xs"
                  variant="default"
                  href={hashOf({ page: 'job', job: props.job, stage: 'check' })}
                >
                  Check & fix
                </Button>
              </Group>
            </Group>
          )}
          <Notes notes={view.notes} />
        </Alert>
      )}
    </>
  );
}

function Notes(props: { notes: readonly string[] }) {
  const { notes } = props;
  if (notes.length === 0) return null;
  const rest = notes.slice(NOTES_SHOWN);
  return (
    <>
      <NoteList notes={notes.slice(0, NOTES_SHOWN)} />
      {rest.length > 0 && (
        <details>
          <summary>{countOf(rest.length, 'more note')}</summary>
          <NoteList notes={rest} />
        </details>
      )}
    </>
  );
}

function NoteList(props: { notes: readonly string[] }) {
  return (
    <List size="sm">
      {props.notes.map((note) => (
        <List.Item key={note}>{note}</List.Item>
      ))}
    </List>
  );
}
