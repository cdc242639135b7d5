import { Button } from '@mantine/core';
import { useCall } from '../../client/queries.ts';
import { hashOf } from '../../client/route.ts';
import { CallTrouble } from '../../ui/call-trouble.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { StageFrame } from '../../ui/stage-frame.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { Recipes } from './recipes.tsx';
import { SheetColumns } from './sheet-columns.tsx';
import { useColumnChoice } from './use-column-choice.ts';

/** Which column feeds which field, sheet by sheet; every choice is kept at once. */
export function ColumnsStage(props: { job: string }) {
  const { job } = props;
  const draft = useCall('drafts.open', { job });
  const choice = useColumnChoice(job);
  const problem = draft.data?.mappingProblem ?? null;
  const sheets = draft.data?.sheets ?? [];
  const used = sheets.filter((sheet) => sheet.kind !== null);
  const leftOut = sheets.filter((sheet) => sheet.kind === null);
  return (
    <StageFrame
      title="Columns"
      lead="What each column of the file means. Columns that are left out are not sent; the file itself is never changed."
      actions={
        <Button
          component="a"
          href={hashOf({ page: 'job', job, stage: 'check' })}
          rightSection={<Icon name="right" />}
        >
          Check & fix
        </Button>
      }
    >
      {draft.error !== null && (
        <CallTrouble
          title="The columns cannot be shown"
          error={draft.error}
          retry={() => void draft.refetch()}
        />
      )}
      {choice.error !== null && (
        <CallTrouble title="The choice was not kept" error={choice.error} />
      )}
      {draft.isPending && <Waiting what="Opening the job" />}
      {problem !== null && (
        <CallTrouble title="Some columns need a choice" error={{ message: problem }} />
      )}
      {draft.data !== undefined && <Recipes draft={draft.data} />}
      {draft.data !== undefined &&
        used.map((sheet) => (
          <SheetColumns
            key={sheet.sheet}
            draft={draft.data}
            sheet={sheet}
            onChoose={choice.choose}
          />
        ))}
      {leftOut.map((sheet) => (
        <EmptyState
          key={sheet.sheet}
          icon="file"
          title={`The sheet "${sheet.sheet}" is left out`}
          text={sheet.reason}
        />
      ))}
    </StageFrame>
  );
}
