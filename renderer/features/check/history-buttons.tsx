import { Button, Tooltip } from '@mantine/core';
import type { Draft } from '../../../shared/contract/calls/drafts.ts';
import { Icon } from '../../ui/icon.tsx';

function HistoryButton(props: {
  word: 'Undo' | 'Redo';
  keys: string;
  /** What it would do; null where there is nothing. */
  what: string | null;
  onClick: () => void;
}) {
  const { word, what } = props;
  const hint =
    what === null ? `Nothing to ${word.toLowerCase()}` : `${word}: ${what} (${props.keys})`;
  return (
    <Tooltip label={hint} multiline maw={360} events={{ hover: true, focus: true, touch: true }}>
      <Button
        variant="default"
        leftSection={<Icon name={word === 'Undo' ? 'undo' : 'redo'} size={16} />}
        // Not `disabled`: the focus would be lost with the last step, and nobody would hear why.
        aria-disabled={what === null}
        data-disabled={what === null}
        aria-label={hint}
        onClick={() => {
          if (what !== null) props.onClick();
        }}
      >
        {word}
      </Button>
    </Tooltip>
  );
}

/** Undo and redo, each telling what it would do. */
export function HistoryButtons(props: {
  undo: Draft['undo'];
  onStep: (name: 'rows.undo' | 'rows.redo') => void;
}) {
  const { undo, redo } = props.undo;
  return (
    <>
      <HistoryButton
        word="Undo"
        keys="Ctrl+Z"
        what={undo}
        onClick={() => props.onStep('rows.undo')}
      />
      <HistoryButton
        word="Redo"
        keys="Ctrl+Y"
        what={redo}
        onClick={() => props.onStep('rows.redo')}
      />
    </>
  );
}
