import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { pastedTable } from '../../client/pasted-table.ts';
import { countOf } from '../../ui/format.ts';
import { StatusMark } from '../../ui/status-mark.tsx';

/** A place to paste cells, which says what it understood before it is used. */
export function PasteTable(props: {
  opened: boolean;
  onClose: () => void;
  onTable: (text: string) => void;
}) {
  const [text, setText] = useState('');
  const table = pastedTable(text);
  const close = () => {
    setText('');
    props.onClose();
  };
  return (
    <Modal
      opened={props.opened}
      onClose={close}
      title="Paste a table"
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap="sm">
        <Text size="sm">
          Copy the cells in your spreadsheet, with the row of headers, and press Ctrl+V (⌘V) here.
        </Text>
        <Textarea
          aria-label="Copied cells"
          data-autofocus
          minRows={8}
          maxRows={14}
          autosize
          spellCheck={false}
          styles={{
            input: { fontFamily: 'var(--mantine-font-family-monospace)', whiteSpace: 'pre' },
          }}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div role="status">
          {table !== null && (
            <StatusMark
              status="good"
              size="md"
              word={`${countOf(table.rows - 1, 'row')} under ${countOf(table.columns, 'header')}`}
            />
          )}
          {table === null && text !== '' && (
            <StatusMark
              status="attention"
              size="md"
              word="That is not a table yet: it needs a row of headers and at least two columns."
            />
          )}
        </div>
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button disabled={table === null} onClick={() => (setText(''), props.onTable(text))}>
            Use this table
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
