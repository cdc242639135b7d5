import { Alert, Button, Group, List, Text } from '@mantine/core';
import type { PlanView } from '../../../shared/contract/calls/window-jobs.ts';
import { hashOf } from '../../client/route.ts';
import { countOf } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import classes from './plan-shown.module.css';

/** Notes beyond these are behind "more". */
const NOTES_SHOWN = 2;

/** What a person has to know before running: an outdated plan, rows left out, notes. */
export function PlanWarnings(props: {
  job: string;
  view: PlanView;
  onPlan: () => void;
  onProblems: () => void;
  /** Plans again without the rows that have errors. */
  onLeaveOut: () => void;
}) {
  const { view } = props;
  const errors = view.problems.filter((problem) => problem.severity === 'error').length;
  const leftOut = view.invalidRows > 0 || errors > 0;
  const mustDecide = view.invalidRows > 0 && !view.options.skipInvalid;
  return (
    <>
      {view.outdated && (
        <Alert
          className={classes.warning}
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
          className={classes.warning}
          color={leftOut ? 'yellow' : 'gray'}
          variant="light"
          py="xs"
          icon={<Icon name={leftOut ? 'warning' : 'dot'} />}
        >
          {leftOut && (
            <Group gap="sm" justify="space-between">
              <Text size="sm" fw={500}>
                {leftOutSentence(view, errors)}
              </Text>
              <Group gap="xs">
                {errors > 0 && (
                  <Button size="xs" variant="default" onClick={props.onProblems}>
                    Show
                  </Button>
                )}
                {mustDecide && (
                  <Button size="xs" onClick={props.onLeaveOut}>
                    Plan without them
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

function leftOutSentence(view: PlanView, errors: number): string {
  const rows = countOf(view.invalidRows, 'row');
  const live =
    errors > 0 ? `, ${countOf(errors, 'of them', 'of them')} only against what is live` : '';
  return view.options.skipInvalid
    ? `${rows} with errors ${view.invalidRows === 1 ? 'is' : 'are'} left out${live}.`
    : `${rows} ${view.invalidRows === 1 ? 'has' : 'have'} errors${live}. Fix them, or plan without them.`;
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
