import { Button, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import type { Draft } from '../../../shared/contract/calls/drafts.ts';
import { useCall } from '../../client/queries.ts';
import { hashOf } from '../../client/route.ts';
import { CallTrouble } from '../../ui/call-trouble.tsx';
import { countOf, formatBytes } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { LongText } from '../../ui/long-text.tsx';
import { Panel } from '../../ui/panel.tsx';
import { StageFrame } from '../../ui/stage-frame.tsx';
import classes from './file-stage.module.css';
import { OtherFiles } from './other-files.tsx';
import { ReadNotes } from './read-notes.tsx';
import { ReadingProgress } from './reading-progress.tsx';
import { SheetList } from './sheet-list.tsx';
import { SheetReading } from './sheet-reading.tsx';
import { keyOf, sheetsRead, unsureOf } from './sheets-read.ts';
import { useReadingChoice } from './use-reading-choice.ts';

/** Every sheet, and one of them in full: at first the one that a person should look at. */
function Sheets(props: { draft: Draft }) {
  const { draft } = props;
  const sheets = sheetsRead(draft);
  const [first] = useState(() => sheets.find(({ decisions }) => unsureOf(decisions) > 0));
  const [wanted, setWanted] = useState(first && keyOf(first));
  const choice = useReadingChoice(draft.job);
  const reading = useRef<HTMLDivElement>(null);
  const shown = sheets.find((sheet) => keyOf(sheet) === wanted) ?? sheets[0];
  if (shown === undefined) return null;
  const key = keyOf(shown);
  return (
    <>
      <Panel
        title="Sheets"
        aside={
          <Text size="sm" c="dimmed">
            {countOf(draft.rows, 'row')}
          </Text>
        }
        flush
      >
        <SheetList
          sheets={sheets}
          shown={key}
          onShow={(next) => {
            setWanted(next);
            reading.current?.scrollIntoView({ block: 'start' });
          }}
        />
      </Panel>
      <div ref={reading}>
        {choice.busy && <ReadingProgress names={draft.sources.map(({ name }) => name)} />}
        <SheetReading
          key={key}
          job={draft.job}
          sheet={shown}
          alone={sheets.filter(({ file }) => file === shown.file).length === 1}
          choice={choice}
        />
      </div>
    </>
  );
}

/** What was read: files, sheets, and every decision that was taken while reading. */
export function FileStage(props: { job: string }) {
  const { job } = props;
  const draft = useCall('drafts.open', { job });
  const next = (draft.data?.mappingProblem ?? null) !== null ? 'columns' : 'check';
  return (
    <StageFrame
      title="File"
      lead="What was read. The job works on a copy, so the files may be moved, changed or closed."
      actions={
        <>
          <Button
            component="a"
            variant="default"
            href={hashOf({ page: 'job', job, stage: 'columns' })}
          >
            Look at the columns
          </Button>
          <Button
            component="a"
            href={hashOf({ page: 'job', job, stage: next })}
            rightSection={<Icon name="right" />}
          >
            {next === 'check' ? 'Check & fix' : 'Choose columns'}
          </Button>
        </>
      }
    >
      {draft.error !== null && (
        <CallTrouble
          title="This job cannot be opened"
          error={draft.error}
          retry={() => void draft.refetch()}
        />
      )}
      {draft.isPending && <ReadingProgress names={null} />}
      {draft.data !== undefined && (
        <>
          <ul className={classes.sources} aria-label="Files of this job">
            {draft.data.sources.map((source, index) => (
              <li key={index} className={classes.source}>
                <Icon name="file" size={24} />
                <div className={classes.words}>
                  <Text component="div" fw={600}>
                    <LongText text={source.name} />
                  </Text>
                  <Text size="xs" c="dimmed">
                    {formatBytes(source.bytes)}
                  </Text>
                </div>
              </li>
            ))}
          </ul>
          <Sheets draft={draft.data} />
          <ReadNotes notes={draft.data.notes} />
        </>
      )}
      <OtherFiles />
    </StageFrame>
  );
}
