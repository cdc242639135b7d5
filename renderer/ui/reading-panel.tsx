import { Button, Group, Progress, Text } from '@mantine/core';
import { formatCount } from './format.ts';
import { Icon } from './icon.tsx';
import { Panel } from './panel.tsx';

/** What is being read of the live state, and how far, with a way to stop it. */
export function ReadingPanel(props: {
  title: string;
  lead: string;
  /** Null before the first word of it. */
  reading: { what: string; done: number; total: number } | null;
  stopping: boolean;
  /** Null: it cannot be stopped from here just now. */
  onStop: (() => void) | null;
}) {
  const { reading } = props;
  const counted = reading !== null && reading.total > 1;
  const what = reading === null ? 'Starting' : `Reading ${reading.what}`;
  return (
    <Panel title={props.title} lead={props.lead}>
      <Text size="sm" mb={6}>
        {counted ? `${what}: ${formatCount(reading.done)} of ${formatCount(reading.total)}` : what}
      </Text>
      <Progress
        aria-label="Reading what is live"
        value={counted ? (100 * reading.done) / reading.total : 100}
        striped={!counted}
        animated={!counted}
        size="lg"
      />
      {props.onStop !== null && (
        <Group mt="md">
          <Button
            variant="default"
            leftSection={<Icon name="stop" />}
            loading={props.stopping}
            onClick={props.onStop}
          >
            Stop reading
          </Button>
        </Group>
      )}
    </Panel>
  );
}
