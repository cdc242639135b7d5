import { ActionIcon, Alert, Button, Group, Text } from '@mantine/core';
import classes from './given-files.module.css';
import { Icon } from './icon.tsx';

/**
 * Why the files were not taken as they are, and which of them could be.
 * Nothing is dropped silently: the person leaves out what is bad, or lets it be.
 */
export function GivenFiles(props: {
  message: string;
  files: readonly { name: string; trouble: string | null }[];
  /** Position in `files`. */
  onLeaveOut: (index: number) => void;
  onStart: () => void;
  onDismiss: () => void;
}) {
  const usable = props.files.filter((file) => file.trouble === null).length;
  const clean = usable > 0 && usable === props.files.length;
  return (
    <Alert
      color="red"
      variant="light"
      role="alert"
      title="No job was started"
      icon={<Icon name="error" />}
      withCloseButton
      closeButtonLabel="Close this message"
      onClose={props.onDismiss}
    >
      <Text size="sm">{props.message}</Text>
      {props.files.length > 1 && (
        <ul className={classes.files}>
          {props.files.map((file, index) => (
            <li key={`${index} ${file.name}`} data-bad={file.trouble !== null || undefined}>
              <Icon name={file.trouble === null ? 'file' : 'error'} size={16} />
              <span className={classes.name}>{file.name}</span>
              <ActionIcon
                size="sm"
                variant="subtle"
                color="gray"
                aria-label={`Leave out ${file.name}`}
                onClick={() => props.onLeaveOut(index)}
              >
                <Icon name="close" size={14} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      {clean && (
        <Group mt="sm">
          <Button size="xs" onClick={props.onStart}>
            {usable === 1 ? 'Try this file again' : `Try these ${usable} files`}
          </Button>
        </Group>
      )}
    </Alert>
  );
}
