import { Alert, Text } from '@mantine/core';
import { countOf } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import classes from './export-page.module.css';
import { exportedSentence } from './export-words.ts';
import type { Exported } from './use-export.ts';

/** What was exported, where it went, and what it cost. */
export function ExportDone(props: { done: Exported; inBrowser: boolean }) {
  const { done } = props;
  return (
    <Alert
      color="green"
      variant="light"
      role="status"
      title={
        props.inBrowser
          ? `${done.name} is in this browser's downloads`
          : 'The export is written where you chose'
      }
      icon={<Icon name="check" />}
    >
      <Text size="sm">
        {exportedSentence(done.counts)} It took {countOf(done.traffic.requests, 'request')}.
      </Text>
      {done.notes.length > 0 && (
        <ul className={classes.notes}>
          {done.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </Alert>
  );
}
