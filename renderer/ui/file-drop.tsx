import { Button, Group, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import classes from './file-drop.module.css';
import { Icon } from './icon.tsx';
import { droppedFolders } from './dropped-folders.ts';

/**
 * A field to drop files on, with a button that opens the file chooser.
 * Folders come as names, since a browser would hand over whatever lies in them.
 */
export function FileDrop(props: {
  title: string;
  hint: string;
  /** One line instead of a large field. */
  compact?: boolean;
  busy: boolean;
  onFiles: (files: File[]) => void;
  onFolders: (names: string[]) => void;
  /** Further buttons beside "Browse". */
  others?: ReactNode;
}) {
  const open = useRef<() => void>(null);
  const folders = useRef<string[]>([]);
  return (
    <Dropzone
      className={classes.zone}
      openRef={open}
      loading={props.busy}
      activateOnClick={false}
      activateOnKeyboard={false}
      // The button is what is reached by Tab; the field itself would be a second stop without a name.
      tabIndex={-1}
      role="presentation"
      enablePointerEvents
      multiple
      onDropCapture={(event) => {
        // What is a folder can be told during the event only; the files come later.
        folders.current = droppedFolders(event.dataTransfer.items);
      }}
      onDrop={(files) => {
        if (folders.current.length === 0) props.onFiles(files);
      }}
      onDropAny={() => {
        if (folders.current.length > 0) props.onFolders(folders.current);
      }}
      onFileDialogOpen={() => {
        folders.current = [];
      }}
    >
      <div className={classes.inside} data-compact={props.compact || undefined}>
        <div className={classes.picture}>
          <Icon name="file" size={props.compact ? 20 : 34} />
        </div>
        <div className={classes.words}>
          <Text fw={650} size={props.compact ? 'md' : 'lg'}>
            {props.title}
          </Text>
          <Text c="dimmed" size="sm" maw="64ch" mx={props.compact ? 0 : 'auto'}>
            {props.hint}
          </Text>
        </div>
        <Group gap="xs" justify="center">
          <Button variant={props.compact ? 'default' : 'filled'} onClick={() => open.current?.()}>
            Browse…
          </Button>
          {props.others}
        </Group>
      </div>
    </Dropzone>
  );
}
