import { Text } from '@mantine/core';
import type { Draft } from '../../../shared/contract/calls/drafts.ts';
import { countOf } from '../../ui/format.ts';
import { Panel } from '../../ui/panel.tsx';
import classes from './read-notes.module.css';

/** What reading found, filled or left out beside its decisions, so that nothing is skipped or trimmed behind anybody's back. */
export function ReadNotes(props: { notes: Draft['notes'] }) {
  const sheets = Map.groupBy(props.notes, (note) => note.sheet);
  return (
    <Panel
      title="Found while reading"
      aside={
        <Text size="sm" c="dimmed">
          {countOf(props.notes.length, 'note')}
        </Text>
      }
    >
      {props.notes.length === 0 && (
        <Text size="sm" c="dimmed">
          Nothing else was found: no rows filled or skipped, no cells trimmed.
        </Text>
      )}
      <dl className={classes.sheets}>
        {[...sheets].map(([sheet, notes]) => (
          <div key={sheet} className={classes.sheet}>
            <dt>{sheet === '' ? 'All files' : sheet}</dt>
            <dd>
              <ul className={classes.notes}>
                {notes.map((note, index) => (
                  <li key={index}>{note.message}</li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
