import { Button, Text } from '@mantine/core';
import { useCall } from '../../client/queries.ts';
import { hashOf } from '../../client/route.ts';
import { CallTrouble } from '../../ui/call-trouble.tsx';
import { countOf, formatBytes } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { LongText } from '../../ui/long-text.tsx';
import { Panel } from '../../ui/panel.tsx';
import { StageFrame } from '../../ui/stage-frame.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import classes from './file-stage.module.css';
import { OtherFiles } from './other-files.tsx';
import { ReadNotes } from './read-notes.tsx';
import { SheetList } from './sheet-list.tsx';

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
      {draft.isPending && <Waiting what="Opening the job" />}
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
          <Panel
            title="Sheets"
            aside={
              <Text size="sm" c="dimmed">
                {countOf(draft.data.rows, 'row')}
              </Text>
            }
            flush
          >
            <SheetList sheets={draft.data.sheets} />
          </Panel>
          <ReadNotes notes={draft.data.notes} />
        </>
      )}
      <OtherFiles />
    </StageFrame>
  );
}
