import { Alert, Button, Group, Text } from '@mantine/core';
import type { PlanView } from '../../../shared/contract/calls/window-jobs.ts';
import type { PlanChoices } from '../../../shared/domain/settings.ts';
import { hashOf } from '../../client/route.ts';
import { Icon } from '../../ui/icon.tsx';
import { heldSentence, leftOutSentence } from './plan-sentence.ts';
import classes from './plan-shown.module.css';

/** What a person has to know before running: an outdated plan, rows left out. */
export function PlanWarnings(props: {
  job: string;
  view: PlanView;
  onPlan: () => void;
  onProblems: () => void;
  /** Plans again with another choice, at once. */
  onPlanWith: (choice: Partial<PlanChoices>) => void;
  /** Nothing was sent yet, so another plan can be made. */
  mayPlan: boolean;
}) {
  const { view } = props;
  const held = heldSentence(view.messages);
  const mustDecide = view.invalidRows > 0 && !view.options.skipInvalid;
  return (
    <>
      {view.outdated && (
        <Alert
          className={classes.warning}
          color="yellow"
          variant="light"
          role="status"
          py="xs"
          icon={<Icon name="warning" />}
        >
          <Group justify="space-between" gap="sm">
            <Text size="sm">
              Rows or choices changed since this plan was made. Plan again, so that what is sent is
              what you see.
            </Text>
            <Button size="xs" onClick={props.onPlan}>
              Plan again
            </Button>
          </Group>
        </Alert>
      )}
      {view.invalidRows > 0 && (
        <Alert
          className={classes.warning}
          color="yellow"
          variant="light"
          py="xs"
          icon={<Icon name="warning" />}
        >
          <Group gap="sm" justify="space-between">
            <Text size="sm" fw={500}>
              {leftOutSentence(view)}
            </Text>
            <Group gap="xs">
              {view.invalidLiveRows > 0 && (
                <Button size="xs" variant="default" onClick={props.onProblems}>
                  Show
                </Button>
              )}
              {mustDecide && (
                <Button size="xs" onClick={() => props.onPlanWith({ skipInvalid: true })}>
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
        </Alert>
      )}
      {held !== null && props.mayPlan && (
        <Alert
          className={classes.warning}
          color="yellow"
          variant="light"
          py="xs"
          icon={<Icon name="lock" />}
        >
          <Group gap="sm" justify="space-between">
            <Text size="sm" fw={500}>
              {held}
            </Text>
            <Button
              size="xs"
              variant="default"
              onClick={() => props.onPlanWith({ allowMessages: true })}
            >
              Plan with messages
            </Button>
          </Group>
        </Alert>
      )}
    </>
  );
}
