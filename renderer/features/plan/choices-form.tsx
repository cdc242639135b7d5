import { Checkbox, NumberInput, Radio, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import type { Limits, PlanOptions } from '../../../shared/domain/settings.ts';
import { countOf } from '../../ui/format.ts';
import classes from './choices-form.module.css';

const LIMITS: readonly { name: keyof Limits; label: string }[] = [
  { name: 'contactsPerBook', label: 'Contacts in a book' },
  { name: 'roomsPerBook', label: 'Rooms of a book' },
  { name: 'booksPerRoom', label: 'Books of a room' },
  { name: 'numbersPerContact', label: 'Numbers of a contact' },
  { name: 'numbersPerRoom', label: 'Numbers a room can call' },
  { name: 'booksPerOrganization', label: 'Books altogether' },
];

/** The choices a plan is made with, each said as what it does. */
export function ChoicesForm(props: {
  errorRows: number;
  options: PlanOptions;
  onOptions: (options: PlanOptions) => void;
}) {
  const { options, errorRows } = props;
  const set = (change: Partial<PlanOptions>) => props.onOptions({ ...options, ...change });
  return (
    <Stack gap="md">
      {(errorRows > 0 || options.skipInvalid) && (
        <Checkbox
          checked={options.skipInvalid}
          onChange={(event) => set({ skipInvalid: event.currentTarget.checked })}
          label="Leave out rows with errors and send the rest"
          description={`${countOf(errorRows, 'row has', 'rows have')} errors now. They stay in the job and in the results, each with its reason.`}
        />
      )}
      <Radio.Group
        label="Where something in the rows is live already"
        value={options.existing}
        onChange={(value) => set({ existing: value === 'skip' ? 'skip' : 'update' })}
      >
        <Stack gap={8} mt={6}>
          <Radio value="update" label="Change it to what the row says" />
          <Radio value="skip" label="Leave it as it is, and only create what is missing" />
        </Stack>
      </Radio.Group>
      <Checkbox
        checked={options.replaceExtensions}
        onChange={(event) => set({ replaceExtensions: event.currentTarget.checked })}
        label="An extension cell is the whole list of its room"
        description="Without this, other extensions of the room stay. With it, rows of rooms that would lose one are refused, since extensions are not removed yet."
      />
      <Checkbox
        checked={options.sharedBooks}
        onChange={(event) => set({ sharedBooks: event.currentTarget.checked })}
        label="Change address books that other properties use too"
        description="Without this, changes to shared books are shown as conflicts and left out."
      />
      <Checkbox
        checked={options.repair}
        onChange={(event) => set({ repair: event.currentTarget.checked })}
        label="Repair numbers that the spreadsheet damaged, where no digit was lost"
        description="Such as 5.58E+11 with all its digits still in the file. Lost digits are never guessed."
      />
      <details className={classes.more}>
        <summary>Trunk and limits of the account</summary>
        <TextInput
          mt="sm"
          maw={420}
          label="Trunk for extensions that name none"
          placeholder="That of the account"
          value={options.trunk ?? ''}
          onChange={(event) => set({ trunk: event.currentTarget.value.trim() || null })}
        />
        <Text size="sm" c="dimmed" mt="md" mb={6}>
          The documented limits; change them only where Amazon granted others.
        </Text>
        <SimpleGrid cols={{ base: 2, md: 3 }} spacing="sm" maw={640}>
          {LIMITS.map(({ name, label }) => (
            <NumberInput
              key={name}
              label={label}
              min={1}
              allowDecimal={false}
              thousandSeparator=","
              value={options.limits[name]}
              onChange={(value) => {
                if (typeof value === 'number' && value >= 1) {
                  set({ limits: { ...options.limits, [name]: value } });
                }
              }}
            />
          ))}
        </SimpleGrid>
      </details>
    </Stack>
  );
}
