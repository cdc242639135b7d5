import { Button, Group, Paper, Progress, Text, VisuallyHidden } from '@mantine/core';
import classes from './file-progress.module.css';
import { Icon } from './icon.tsx';
import { progressWords } from './progress-words.ts';

/** How far the reading of files is, in words, and a way to stop it. */
export function FileProgress(props: {
  /** Of the files; null where it is not known yet which they are. */
  names: readonly string[] | null;
  work: {
    progress: Parameters<typeof progressWords>[1];
    stopping: boolean;
    stop: () => void;
  };
}) {
  const { progress, stopping, stop } = props.work;
  const known = progress?.stage === 'reading';
  const what = progressWords(props.names, null);
  return (
    <Paper className={classes.progress} radius="md">
      <Group gap="sm" wrap="nowrap" justify="space-between">
        {/* It changes ten times a second: what is read out is that it reads, not how far. */}
        <VisuallyHidden role="status">{what}</VisuallyHidden>
        <Text size="sm" className={classes.words} aria-hidden="true">
          {progressWords(props.names, progress)}
        </Text>
        <Button
          size="xs"
          variant="default"
          leftSection={<Icon name="stop" size={14} />}
          loading={stopping}
          onClick={stop}
        >
          Cancel
        </Button>
      </Group>
      <Progress
        mt="xs"
        aria-label={what}
        value={known ? 100 * progress.share : 100}
        striped={!known}
        animated={!known}
      />
    </Paper>
  );
}
