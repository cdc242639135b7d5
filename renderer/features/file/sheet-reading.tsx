import { Alert, Text } from '@mantine/core';
import { useCall } from '../../client/queries.ts';
import { CallTrouble } from '../../ui/call-trouble.tsx';
import { countOf } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { Panel } from '../../ui/panel.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { DecisionList } from './decision-list.tsx';
import { decisionSentence } from './decision-words.ts';
import { withDecision, withHeaderAt } from './reading-change.ts';
import { SheetPreview } from './sheet-preview.tsx';
import classes from './sheet-reading.module.css';
import { settingsOf, unsureOf } from './sheets-read.ts';
import type { SheetRead } from './sheets-read.ts';
import type { useReadingChoice } from './use-reading-choice.ts';

/** How one sheet is read: what was decided, beside the sheet as the file has it. */
export function SheetReading(props: {
  job: string;
  sheet: SheetRead;
  /** Its file has no other. */
  alone: boolean;
  choice: ReturnType<typeof useReadingChoice>;
}) {
  const { sheet, choice } = props;
  const { file, inFile } = sheet;
  const preview = useCall(
    'drafts.preview',
    { job: props.job, file, sheet: inFile },
    { keepPrevious: true },
  );
  const settings = settingsOf(sheet, props.alone);
  const unsure = unsureOf(settings);
  const use = settings.find(({ what }) => what === 'use')?.value;
  const header = settings.find(({ what }) => what === 'headerRow')?.value ?? '';
  return (
    <Panel
      title={`How ${sheet.name} is read`}
      aside={
        unsure > 0 ? (
          <StatusMark size="md" status="attention" word={`${unsure} to look at`} />
        ) : undefined
      }
      lead={
        sheet.inFile === file ? undefined : (
          <>
            Sheet {inFile} of {file}.
          </>
        )
      }
    >
      {choice.error !== null && (
        <CallTrouble title="The files are read as before" error={choice.error} />
      )}
      {choice.lost !== null && (
        <Alert
          mb="md"
          color="yellow"
          variant="light"
          title="This change lost something"
          icon={<Icon name="warning" />}
          withCloseButton
          closeButtonLabel="Close this message"
          onClose={choice.forget}
        >
          {choice.lost}
        </Alert>
      )}
      <div className={classes.both}>
        <div>
          <DecisionList
            settings={settings}
            label={`What was decided about ${sheet.name}`}
            busy={choice.busy}
            onChange={(decision, value, shown) =>
              choice.choose(
                (before) =>
                  decision.what === 'headerRow' && value !== null
                    ? withHeaderAt(before, decision, Number(value))
                    : withDecision(before, decision, value),
                decisionSentence(decision.what, shown),
              )
            }
          />
        </div>
        <div>
          <h3 className={classes.heading}>As the file has it</h3>
          <Text size="xs" c="dimmed" mb="xs">
            Press the number of a row to say that the header begins there or the table ends.
          </Text>
          {preview.error !== null && (
            <Text size="sm" c="dimmed">
              The rows cannot be shown. {preview.error.message}
            </Text>
          )}
          {preview.isPending && <Waiting what="Opening the sheet" />}
          {preview.data !== undefined && (
            <SheetPreview
              sheet={sheet.name}
              preview={preview.data}
              used={preview.data.read && use !== 'leave'}
              header={header === '' ? null : Number(header)}
              busy={choice.busy}
              onChoose={({ what, value, words }) =>
                choice.choose(
                  (before) =>
                    what === 'headerRow'
                      ? withHeaderAt(before, { file, sheet: inFile }, Number(value))
                      : withDecision(before, { file, sheet: inFile, what }, value),
                  `${words}.`,
                )
              }
            />
          )}
        </div>
      </div>
      {unsure > 0 && (
        <Text size="xs" c="dimmed" mt="sm">
          {countOf(unsure, 'decision')} might well be otherwise: compare with the rows beside.
        </Text>
      )}
    </Panel>
  );
}
