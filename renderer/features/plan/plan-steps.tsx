import { Chip, Group, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { PlanView } from '../../../shared/contract/calls/window-jobs.ts';
import type { Action, StepKind } from '../../../shared/domain/kinds.ts';
import type { PlanCounts } from '../../../shared/domain/plan.ts';
import { ACTIONS_BY_WEIGHT } from '../../../shared/domain/weight.ts';
import { usePages } from '../../client/use-pages.ts';
import { CallTrouble } from '../../ui/call-trouble.tsx';
import { CountFilters } from '../../ui/count-filters.tsx';
import { formatCount } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { ACTION_WORDS, kindTitles } from '../../ui/step-words.ts';
import { VirtualRows } from '../../ui/virtual-rows.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import classes from './plan-steps.module.css';
import { stepCells } from './step-cells.tsx';

const ALWAYS: readonly Action[] = ['create', 'change', 'unchanged'];
const EVERYTHING = 'all';
const TITLES = ['Action', 'Kind', 'What', 'From what is live to what will be'];

/** Every step of the plan, by kind and by what it does. */
export function PlanSteps(props: {
  job: string;
  view: PlanView;
  action: Action | null;
  onAction: (action: Action | null) => void;
}) {
  const { job, view, action } = props;
  const [kind, setKind] = useState<StepKind | null>(null);
  const [text, setText] = useState('');
  const [wanted] = useDebouncedValue(text.trim(), 250);
  const steps = usePages('plan.steps', { job, kind, action, text: wanted });
  const counts: Partial<PlanCounts> =
    kind === null ? view.counts : (view.kinds.find((one) => one.kind === kind)?.counts ?? {});
  const sum = ACTIONS_BY_WEIGHT.reduce((total, one) => total + (counts[one] ?? 0), 0);
  const total = steps.total ?? (action === null ? sum : (counts[action] ?? 0));

  return (
    <>
      <div className={classes.tools}>
        <CountFilters
          label="Steps by what they do"
          value={action}
          onChange={props.onAction}
          filters={[
            { value: null, word: 'All', count: sum, icon: 'plan', status: 'idle' },
            ...ACTIONS_BY_WEIGHT.filter(
              (one) => ALWAYS.includes(one) || (view.counts[one] ?? 0) > 0,
            ).map((one) => ({ value: one, count: counts[one] ?? 0, ...ACTION_WORDS[one] })),
          ]}
        />
        <TextInput
          className={classes.search}
          aria-label="Find in the steps"
          placeholder="Find a name or number"
          leftSection={<Icon name="search" size={15} />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </div>
      <Chip.Group
        multiple={false}
        value={kind ?? EVERYTHING}
        onChange={(value) => setKind(view.kinds.find((one) => one.kind === value)?.kind ?? null)}
      >
        <Group gap={6} role="group" aria-label="Steps by kind" className={classes.kinds}>
          <Chip value={EVERYTHING} size="sm">
            All kinds
          </Chip>
          {view.kinds.map((one) => (
            <Chip key={one.kind} value={one.kind} size="sm">
              {kindTitles(one.kind)}{' '}
              {formatCount(Object.values(one.counts).reduce((all, count) => all + count, 0))}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      {steps.error !== null ? (
        <CallTrouble title="The steps cannot be shown" error={steps.error} />
      ) : total === 0 ? (
        <EmptyState
          icon="search"
          title="No step here"
          text="No step of this plan fits these filters."
        />
      ) : (
        <VirtualRows
          key={steps.list}
          label="Steps of the plan"
          titles={TITLES}
          columns={classes.columns}
          total={total}
          usualHeight={42}
          onRange={steps.onRange}
          at={steps.at}
          cells={stepCells}
        />
      )}
    </>
  );
}
