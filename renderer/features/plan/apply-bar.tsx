import { Button, Group, Paper, Text } from '@mantine/core';
import { useId, useState } from 'react';
import type { JobStatus, PlanView } from '../../../shared/contract/calls/window-jobs.ts';
import { useCallMutation } from '../../client/queries.ts';
import { goTo, hashOf } from '../../client/route.ts';
import { Icon } from '../../ui/icon.tsx';
import { RunLimitsForm } from '../../ui/run-limits-form.tsx';
import { limitsMissing, limitsOf, noLimits } from '../../ui/run-limits.ts';
import { StatusMark } from '../../ui/status-mark.tsx';
import classes from './apply-bar.module.css';
import { consentsMissing, missingSentence, noConsents } from './plan-consents.ts';
import { PlanConsents } from './plan-consents.tsx';
import {
  applyLabel,
  changesOf,
  costSentence,
  messagesSentence,
  planSentence,
} from './plan-sentence.ts';
import { PlanTrouble } from './plan-trouble.tsx';

/** The plan in a sentence, what it costs, and the button that sets it going. */
export function ApplyBar(props: {
  job: string;
  view: PlanView;
  status: JobStatus | undefined;
  onShowRemoved: () => void;
}) {
  const { job, view, status } = props;
  const [given, setGiven] = useState(noConsents);
  const waits = useId();
  const [limits, setLimits] = useState(noLimits);
  const run = useCallMutation('jobs.run', {
    invalidates: ['jobs.status', 'jobs.list'],
    onSuccess: () => goTo({ page: 'job', job, stage: 'run' }),
  });
  const apply = () =>
    run.mutate({
      job,
      planHash: view.planHash,
      yes: true,
      consents: given,
      ...limitsOf(limits, Date.now()),
    });
  const nothing = changesOf(view) === 0;
  const state = status?.info.state;
  const begun = state === 'running' || state === 'stopped' || status?.busy === 'running';
  const finished = state === 'finished';
  // The program refuses it too; a person has to say that they are left out.
  const mustDecide = view.invalidRows > 0 && !view.options.skipInvalid;
  const mayRun = !nothing && !begun && !finished;
  const asks = mayRun && !view.outdated && !mustDecide;
  // What was agreed to was this plan, and not the one that the changed rows or choices lead to.
  if (!asks && given !== noConsents) setGiven(noConsents);
  const missing =
    missingSentence(consentsMissing(view, given)) ?? limitsMissing(limits, Date.now());
  return (
    <Paper className={classes.bar} radius="lg">
      <Text className={classes.sentence}>{planSentence(view)}</Text>
      {!begun && !finished && (
        <PlanConsents
          view={view}
          given={given}
          onGiven={setGiven}
          asks={asks}
          onShowRemoved={props.onShowRemoved}
        />
      )}
      {mayRun && (
        <div className={classes.cost}>
          <Text size="sm" c="dimmed">
            {costSentence(view, Date.now())} {messagesSentence(view.messages)}
          </Text>
          {asks && missing !== null && (
            <Text id={waits} size="sm" className={classes.waits} role="status">
              {missing}
            </Text>
          )}
        </div>
      )}
      {begun || finished ? (
        <Group gap="md">
          <StatusMark
            status={finished ? 'good' : 'active'}
            word={finished ? 'This plan was run' : 'This plan is under way'}
            size="md"
          />
          <Button
            component="a"
            href={hashOf({ page: 'job', job, stage: finished ? 'result' : 'run' })}
          >
            {finished ? 'See the result' : 'Go to the run'}
          </Button>
        </Group>
      ) : (
        !nothing && (
          <div className={classes.go}>
            <RunLimitsForm value={limits} onChange={setLimits} />
            <Button
              leftSection={<Icon name="play" />}
              loading={run.isPending}
              disabled={!asks || missing !== null}
              onClick={apply}
              className={classes.apply}
              {...(asks && missing !== null && { 'aria-describedby': waits })}
            >
              {applyLabel(view, limits.pilot)}
            </Button>
          </div>
        )
      )}
      {run.error !== null && (
        <div className={classes.trouble}>
          <PlanTrouble job={job} error={run.error} title="The run did not start" retry={apply} />
        </div>
      )}
    </Paper>
  );
}
