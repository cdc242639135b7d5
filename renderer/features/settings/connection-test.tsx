import { Button, Group, Text } from '@mantine/core';
import { useCallMutation } from '../../client/queries.ts';
import { useAnnounce } from '../../ui/announce.tsx';
import { CallTrouble } from '../../ui/call-trouble.tsx';
import { countOf } from '../../ui/format.ts';
import { StatusMark } from '../../ui/status-mark.tsx';
import { familyWords, testMark } from './account-words.ts';
import classes from './connection-test.module.css';

/** Asks each family of the API once and says in a line each what answered. */
export function ConnectionTest(props: { account: string }) {
  const announce = useAnnounce();
  const test = useCallMutation('accounts.test', {
    onSuccess(families) {
      const asked = families.filter(({ state }) => state !== 'not-asked');
      const bad = asked.filter((family) => !family.ok).length;
      announce(
        bad === 0
          ? `All ${countOf(asked.length, 'part')} of the service answered.`
          : `${bad} of ${countOf(asked.length, 'part')} of the service did not answer.`,
      );
    },
  });
  return (
    <div>
      <Group gap="sm">
        <Button
          size="xs"
          variant="default"
          loading={test.isPending}
          aria-label={`Test the connection of ${props.account}`}
          onClick={() => test.mutate({ name: props.account })}
        >
          Test the connection
        </Button>
        <Text size="xs" c="dimmed">
          Reads a little of each part of the service; changes nothing.
        </Text>
      </Group>
      {test.error !== null && (
        <div className={classes.trouble}>
          <CallTrouble title="The test could not be made" error={test.error} />
        </div>
      )}
      {test.data !== undefined && (
        <ul className={classes.families}>
          {test.data.map((family) => (
            <li key={family.family}>
              <StatusMark {...testMark(family.state)} />
              <span className={classes.family}>{familyWords(family.family)}</span>
              {!family.ok && <span className={classes.message}>{family.message}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
