import { CloseButton, SegmentedControl, Text, TextInput } from '@mantine/core';
import { Icon } from '../../ui/icon.tsx';
import classes from './check-stage.module.css';
import type { Only } from './row-filter.ts';

const CHOICES: { value: Only; label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'errors', label: 'Errors' },
  { value: 'warnings', label: 'Warnings' },
  { value: 'edited', label: 'Edited' },
];

/** Narrows the rows of the sheet by how they stand and by what they hold. */
export function FilterBar(props: {
  only: Only;
  onOnly: (only: Only) => void;
  text: string;
  onText: (text: string) => void;
  /** How many rows are shown, in words. */
  shown: string;
  /** Takes all filters back, that of the cause too; null where there is none. */
  onAll: (() => void) | null;
}) {
  return (
    <div className={classes.filters}>
      <SegmentedControl
        size="xs"
        aria-label="Rows to show"
        data={CHOICES}
        value={props.only}
        onChange={(value) => props.onOnly(value)}
      />
      <TextInput
        size="xs"
        className={classes.search}
        aria-label="Find in this sheet"
        placeholder="Find in this sheet"
        leftSection={<Icon name="search" size={14} />}
        rightSection={
          props.text === '' ? null : (
            <CloseButton
              size="sm"
              aria-label="Clear what to find"
              onClick={() => props.onText('')}
            />
          )
        }
        value={props.text}
        onChange={(event) => props.onText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') props.onText('');
        }}
      />
      <Text size="xs" c="dimmed" className={classes.shown}>
        {props.shown}
        {props.onAll !== null && (
          <button type="button" className={classes.link} onClick={props.onAll}>
            Show all rows
          </button>
        )}
      </Text>
    </div>
  );
}
