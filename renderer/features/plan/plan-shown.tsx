import { Tabs } from '@mantine/core';
import { useState } from 'react';
import type { Draft } from '../../../shared/contract/calls/drafts.ts';
import type { JobStatus, PlanView } from '../../../shared/contract/calls/window-jobs.ts';
import type { Action } from '../../../shared/domain/kinds.ts';
import type { PlanChoices } from '../../../shared/domain/settings.ts';
import { countOf, formatCount } from '../../ui/format.ts';
import { ApplyBar } from './apply-bar.tsx';
import { ChoicesTab } from './choices-tab.tsx';
import { limitGroups } from './limit-groups.ts';
import { LimitBars } from './limit-bars.tsx';
import classes from './plan-shown.module.css';
import { PlanSteps } from './plan-steps.tsx';
import { PlanWarnings } from './plan-warnings.tsx';
import { ProblemList } from './problem-list.tsx';

/** A plan: what it comes to, what stands in the way, and every step of it. */
export function PlanShown(props: {
  job: string;
  view: PlanView;
  status: JobStatus | undefined;
  draft: Draft | undefined;
  choices: PlanChoices;
  onChoices: (choices: PlanChoices) => void;
  onPlan: () => void;
  /** Plans again with another choice, at once. */
  onPlanWith: (choice: Partial<PlanChoices>) => void;
}) {
  const { job, view } = props;
  const [tab, setTab] = useState<string | null>('steps');
  const [action, setAction] = useState<Action | null>(null);
  const draftJob = props.status?.info.state === 'draft';
  const limits = limitGroups(view.limits);
  const pressing = limits.reduce((sum, group) => sum + group.near + group.over, 0);
  const steps = Object.values(view.counts).reduce((sum, count) => sum + count, 0);
  return (
    <>
      <ApplyBar
        job={job}
        view={view}
        status={props.status}
        onShowRemoved={() => {
          setTab('steps');
          setAction('remove');
        }}
      />
      <PlanWarnings
        job={job}
        view={view}
        onPlan={props.onPlan}
        onPlanWith={props.onPlanWith}
        mayPlan={draftJob}
        onProblems={() => setTab('problems')}
      />
      <Tabs value={tab} onChange={setTab} className={classes.tabs} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="steps">Steps ({formatCount(steps)})</Tabs.Tab>
          {view.problems.length > 0 && (
            <Tabs.Tab value="problems">
              {countOf(view.problemsTotal, 'problem')} with what is live
            </Tabs.Tab>
          )}
          {limits.length > 0 && (
            <Tabs.Tab value="limits">
              Limits{pressing > 0 ? ` (${formatCount(pressing)} near)` : ''}
            </Tabs.Tab>
          )}
          {view.notes.length > 0 && (
            <Tabs.Tab value="notes">{countOf(view.notes.length, 'note')}</Tabs.Tab>
          )}
          {draftJob && props.draft !== undefined && <Tabs.Tab value="choices">Choices</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="steps" className={classes.filling}>
          <PlanSteps job={job} view={view} action={action} onAction={setAction} />
        </Tabs.Panel>
        <Tabs.Panel value="problems" className={classes.scrolling}>
          <ProblemList job={job} problems={view.problems} total={view.problemsTotal} />
        </Tabs.Panel>
        <Tabs.Panel value="limits" className={classes.scrolling}>
          <LimitBars groups={limits} />
        </Tabs.Panel>
        <Tabs.Panel value="notes" className={classes.scrolling}>
          <ul className={classes.notes}>
            {view.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Tabs.Panel>
        <Tabs.Panel value="choices" className={classes.scrolling}>
          {props.draft !== undefined && (
            <ChoicesTab
              view={view}
              draft={props.draft}
              choices={props.choices}
              onChoices={props.onChoices}
              onPlan={props.onPlan}
            />
          )}
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
