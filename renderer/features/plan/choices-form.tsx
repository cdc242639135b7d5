import { Checkbox, NumberInput, Radio, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Draft } from '../../../shared/contract/calls/drafts.ts';
import type { PlanView } from '../../../shared/contract/calls/window-jobs.ts';
import type { Limits, PlanChoices } from '../../../shared/domain/settings.ts';
import { limits as limitsSchema } from '../../../shared/domain/settings.ts';
import { limitWords } from '../../../shared/domain/limit-words.ts';
import { capitalised, countOf } from '../../ui/format.ts';
import { choicesOffered, messagesCounted } from './choices-offered.ts';
import classes from './choices-form.module.css';

const LIMITS = Object.keys(limitsSchema.shape) as (keyof Limits)[];

/** The choices a plan is made with, each said as what it does. */
export function ChoicesForm(props: {
  draft: Draft;
  /** The plan as it was last made; null before the first. */
  view: PlanView | null;
  choices: PlanChoices;
  onChoices: (choices: PlanChoices) => void;
}) {
  const { choices, draft, view } = props;
  const { errorRows } = draft;
  const offered = choicesOffered(draft, view, choices);
  const set = (change: Partial<PlanChoices>) => props.onChoices({ ...choices, ...change });
  return (
    <div className={classes.groups}>
      <Choices title="Rows">
        {(errorRows > 0 || choices.skipInvalid) && (
          <Checkbox
            checked={choices.skipInvalid}
            onChange={(event) => set({ skipInvalid: event.currentTarget.checked })}
            label="Leave out rows with errors and send the rest"
            description={`${countOf(errorRows, 'row has', 'rows have')} errors now. They stay in the job and in the results, each with its reason.`}
          />
        )}
        <Checkbox
          checked={choices.repair}
          onChange={(event) => set({ repair: event.currentTarget.checked })}
          label="Repair numbers that the spreadsheet damaged, where no digit was lost"
          description="Such as 5.58E+11 with all its digits still in the file. Lost digits are never guessed."
        />
      </Choices>
      <Choices title="What is live already">
        <Radio.Group
          aria-label="Where something in the rows is live already"
          value={choices.existing}
          onChange={(value) => set({ existing: value === 'skip' ? 'skip' : 'update' })}
        >
          <Stack gap={8}>
            <Radio value="update" label="Change it to what the row says" />
            <Radio value="skip" label="Leave it as it is, and only create what is missing" />
          </Stack>
        </Radio.Group>
        <Checkbox
          checked={choices.sharedBooks}
          onChange={(event) => set({ sharedBooks: event.currentTarget.checked })}
          label="Change address books that other properties use too"
          description="Without this, changes to shared books are shown as conflicts and left out."
        />
      </Choices>
      <Choices title="What is missing, and what goes">
        <Checkbox
          checked={choices.createRooms}
          onChange={(event) => set({ createRooms: event.currentTarget.checked })}
          label="Create rooms that do not exist"
          description="Under the floor that their rows name. Without this, their rows are errors."
        />
        <Checkbox
          checked={choices.replaceExtensions}
          onChange={(event) => set({ replaceExtensions: event.currentTarget.checked })}
          label="An extension cell is the whole list of its room"
          description="Without this, other extensions of the room stay. With it they are removed, each shown in the plan."
        />
        {offered.deleteUnits && (
          <Checkbox
            checked={choices.deleteUnits}
            onChange={(event) => set({ deleteUnits: event.currentTarget.checked })}
            label="Where a row says delete, remove the room itself too"
            description="Without this its calling is removed, and the room stays in the property."
          />
        )}
      </Choices>
      {offered.allowMessages && (
        <Choices title="Messages to people">
          <Checkbox
            checked={choices.allowMessages}
            onChange={(event) => set({ allowMessages: event.currentTarget.checked })}
            label="Send messages to people's phones"
            description={[
              "Each inbound calling that is made or removed sends a message to a person's phone, and no message can be called back. Without this, such steps are blocked.",
              messagesCounted(draft, view),
            ].join(' ')}
          />
        </Choices>
      )}
      <Choices title="Reading">
        <Radio.Group
          aria-label="How rooms are read for the plan"
          value={choices.read}
          onChange={(value) => set({ read: value === 'quick' ? 'quick' : 'full' })}
        >
          <Stack gap={8}>
            <Radio
              value="full"
              label="Read the profile of every room in the file"
              description="One request a room. Nothing is overwritten that nobody looked at."
            />
            <Radio
              value="quick"
              label="Do not read them one by one"
              description="Quicker. Names may be overwritten unseen, which you are asked about, and cannot be undone."
            />
          </Stack>
        </Radio.Group>
      </Choices>
      <details className={classes.more}>
        <summary>Trunk, provider and limits of the account</summary>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" maw={640} mt="sm">
          <TextInput
            label="Trunk for extensions that name none"
            placeholder="That of the account"
            value={choices.trunk ?? ''}
            onChange={(event) => set({ trunk: event.currentTarget.value.trim() || null })}
          />
          <TextInput
            label="Service provider for external users that name none"
            placeholder="That of the account"
            value={choices.serviceProvider ?? ''}
            onChange={(event) => set({ serviceProvider: event.currentTarget.value.trim() || null })}
          />
        </SimpleGrid>
        <Text size="sm" c="dimmed" mt="md" mb={6}>
          The documented limits; change them only where Amazon granted others.
        </Text>
        <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="sm" maw={760}>
          {LIMITS.map((name) => (
            <NumberInput
              key={name}
              label={capitalised(limitWords(name))}
              min={1}
              allowDecimal={false}
              thousandSeparator=","
              value={choices.limits[name]}
              onChange={(value) => {
                if (typeof value === 'number' && value >= 1) {
                  set({ limits: { ...choices.limits, [name]: value } });
                }
              }}
            />
          ))}
        </SimpleGrid>
      </details>
    </div>
  );
}

function Choices(props: { title: string; children: ReactNode }) {
  return (
    <fieldset className={classes.group}>
      <legend className={classes.title}>{props.title}</legend>
      <Stack gap="sm">{props.children}</Stack>
    </fieldset>
  );
}
