import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useHost } from '../../client/host-context.tsx';
import { useWriteFile } from '../../client/write-file.ts';
import { Icon } from '../../ui/icon.tsx';
import classes from './result.module.css';
import { resultsName } from './result-words.ts';

/** The input with outcome, reason and ids beside each row, ready to be read and imported again. */
export function SaveResults(props: { job: string; sources: readonly string[] }) {
  const host = useHost();
  const file = useWriteFile();
  const [saved, setSaved] = useState<string | null>(null);
  const name = resultsName(props.sources);
  async function save() {
    setSaved(null);
    const end = await file.write(name, async (to, wire) => {
      const reply = await wire.call('jobs.writeResults', { job: props.job, to });
      return reply.ok ? null : reply.error.message;
    });
    if (end === 'written') {
      setSaved(
        host.kind === 'browser'
          ? `${name} is in this browser's downloads.`
          : 'The results workbook is saved.',
      );
    }
  }
  return (
    <div className={classes.save}>
      <Button
        leftSection={<Icon name="download" />}
        loading={file.busy}
        onClick={() => void save()}
      >
        Save results workbook
      </Button>
      <Text size="xs" c="dimmed" role="status">
        {saved}
      </Text>
      {file.trouble !== null && (
        <Text size="sm" role="alert" fw={600} maw="40ch">
          {file.trouble}
        </Text>
      )}
    </div>
  );
}
