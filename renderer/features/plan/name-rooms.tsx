import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Problem } from '../../../shared/domain/problem.ts';
import { useCallMutation } from '../../client/queries.ts';
import { useAnnounce } from '../../ui/announce.tsx';
import { CallTrouble } from '../../ui/call-trouble.tsx';
import { countOf } from '../../ui/format.ts';
import { StatusMark } from '../../ui/status-mark.tsx';
import classes from './name-rooms.module.css';
import { namesUnknown } from './names-unknown.ts';
import type { NameUnknown } from './names-unknown.ts';

const NAMES_SHOWN = 12;

/** For names that the property does not know: which room each of them means, once or for good. */
export function NameRooms(props: { job: string; problems: readonly Problem[] }) {
  const names = namesUnknown(props.problems).slice(0, NAMES_SHOWN);
  if (names.length === 0) return null;
  return (
    <ul className={classes.names} aria-label="Say which room a name means">
      {names.map((unknown) => (
        <li key={unknown.name}>
          <NameRoom job={props.job} unknown={unknown} />
        </li>
      ))}
    </ul>
  );
}

function NameRoom(props: { job: string; unknown: NameUnknown }) {
  const { job, unknown } = props;
  const { name, near, rows } = unknown;
  const announce = useAnnounce();
  const [chosen, setChosen] = useState(near[0] ?? '');
  const [typed, setTyped] = useState('');
  const [remember, setRemember] = useState(true);
  const resolve = useCallMutation('rows.resolve', {
    invalidates: ['rows.page', 'aliases.list'],
    onSuccess: ({ draft }, _input, queries) =>
      queries.setQueryData(['drafts.open', { job }], draft),
  });
  const room = (chosen === '' ? typed : chosen).trim();
  if (resolve.data !== undefined) {
    return (
      <StatusMark
        size="md"
        status="good"
        word={`“${name}” is ${resolve.variables.room} now. Plan again to see it.`}
      />
    );
  }
  return (
    <>
      {resolve.error !== null && (
        <CallTrouble title={`“${name}” is as before`} error={resolve.error} />
      )}
      <form
        className={classes.name}
        aria-label={`Say which room ${name} means`}
        onSubmit={(event) => {
          event.preventDefault();
          if (room === '') return;
          resolve.mutate(
            { job, name, room, remember },
            { onSuccess: () => announce(`${name} is ${room} now. Plan again to see it.`) },
          );
        }}
      >
        <NativeSelect
          className={classes.select}
          size="xs"
          label={`“${name}” (${countOf(rows, 'row')}) means`}
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
        >
          {near.map((path) => (
            <option key={path} value={path}>
              {path}
            </option>
          ))}
          <option value="">{near.length > 0 ? 'another room' : 'a room to be typed'}</option>
        </NativeSelect>
        {chosen === '' && (
          <TextInput
            className={classes.select}
            size="xs"
            label="Room, as the property has it"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
        <Checkbox
          className={classes.check}
          size="xs"
          label="Always, in this property"
          checked={remember}
          onChange={(event) => setRemember(event.currentTarget.checked)}
        />
        <Button
          type="submit"
          size="xs"
          variant="default"
          disabled={room === ''}
          loading={resolve.isPending}
        >
          Use this room
        </Button>
      </form>
    </>
  );
}
