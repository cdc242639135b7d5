import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import type { Problem } from '../../../shared/domain/problem.ts';
import { hashOf } from '../../client/route.ts';
import { countOf, formatCount } from '../../ui/format.ts';
import { StatusMark } from '../../ui/status-mark.tsx';
import { NameRooms } from './name-rooms.tsx';
import { Panel } from '../../ui/panel.tsx';
import classes from './problem-list.module.css';
import { problemGroups } from './problem-groups.ts';

/** Places shown of one cause; the grid of Check & fix has them all. */
const PLACES_SHOWN = 12;

/** What only live state brought up, such as rooms that do not exist, and the way to mend it. */
export function ProblemList(props: {
  job: string;
  problems: readonly Problem[];
  /** How many there are; only the first are given. */
  total: number;
}) {
  const groups = problemGroups(props.problems);
  return (
    <Stack gap="md">
      <Paper withBorder p="md" radius="md">
        <Group justify="space-between" gap="sm">
          <Text size="sm">
            These came up only when the rows were compared with what is live. Change the cells, then
            plan again.
          </Text>
          <Button component="a" href={hashOf({ page: 'job', job: props.job, stage: 'check' })}>
            Back to Check & fix
          </Button>
        </Group>
      </Paper>
      {groups.map((group) => (
        <Panel
          key={`${group.severity} ${group.code}`}
          title={group.title}
          aside={
            <StatusMark
              status={group.severity === 'error' ? 'bad' : 'attention'}
              word={countOf(group.problems.length, group.severity)}
              size="md"
            />
          }
        >
          <NameRooms job={props.job} problems={group.problems} />
          <ul className={classes.places}>
            {group.problems.slice(0, PLACES_SHOWN).map((problem) => (
              <li key={`${problem.sheet} ${problem.row} ${problem.column} ${problem.message}`}>
                <span className={classes.place}>
                  {problem.sheet}
                  {problem.row > 0 && `, row ${problem.row}`}
                </span>
                <span>
                  {problem.message} {problem.fix}
                </span>
              </li>
            ))}
          </ul>
          {group.problems.length > PLACES_SHOWN && (
            <Text size="sm" c="dimmed">
              and {formatCount(group.problems.length - PLACES_SHOWN)} more of the same kind.
            </Text>
          )}
        </Panel>
      ))}
    </Stack>
  );
}
