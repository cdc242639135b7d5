import { Alert, Button, Group } from '@mantine/core';
import { Icon } from './icon.tsx';

/** What went wrong, in the program's own sentence, and a way to try again where there is one. */
export function CallTrouble(props: {
  title?: string;
  error: { message: string };
  retry?: () => void;
}) {
  return (
    <Alert
      color="red"
      variant="light"
      title={props.title ?? 'That did not work'}
      icon={<Icon name="error" />}
      role="alert"
    >
      {props.error.message}
      {props.retry !== undefined && (
        <Group mt="sm">
          <Button size="xs" variant="default" onClick={props.retry}>
            Try again
          </Button>
        </Group>
      )}
    </Alert>
  );
}
