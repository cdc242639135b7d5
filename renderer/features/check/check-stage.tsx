import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useCallback, useState } from 'react';
import type { Draft } from '../../../shared/contract/calls/drafts.ts';
import { useHost } from '../../client/host-context.tsx';
import { askHost, useCall } from '../../client/queries.ts';
import { hashOf } from '../../client/route.ts';
import { useAnnounce } from '../../ui/announce.tsx';
import { CallTrouble } from '../../ui/call-trouble.tsx';
import { Icon } from '../../ui/icon.tsx';
import { StageFrame } from '../../ui/stage-frame.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import classes from './check-stage.module.css';
import { aheadSentence, countsSentence } from './check-words.ts';
import type { DraftSheet } from './grid-row-of.ts';
import { HistoryButtons } from './history-buttons.tsx';
import { ProblemPanel } from './problem-panel.tsx';
import { EVERYTHING, pageInput } from './row-filter.ts';
import type { RowFilter } from './row-filter.ts';
import { SheetEditor } from './sheet-editor.tsx';
import { useDraftEdits } from './use-draft-edits.ts';
import { useRowSource } from './use-row-source.ts';
import { useSheetLayout } from './use-sheet-layout.ts';

const TITLE = 'Check & fix';
const TYPING_PAUSE = 200;

function Rows(props: { draft: Draft; sheets: readonly DraftSheet[]; first: DraftSheet }) {
  const { draft, sheets } = props;
  const { job } = draft;
  const host = useHost();
  const announce = useAnnounce();
  const [chosen, setChosen] = useState(props.first.sheet);
  const sheet = sheets.find((candidate) => candidate.sheet === chosen) ?? props.first;
  const layout = useSheetLayout(sheet);
  const [filter, setFilter] = useState<RowFilter>(EVERYTHING);
  const [text, setText] = useState('');
  const [lateText] = useDebouncedValue(text, TYPING_PAUSE);
  const shownFilter = { ...filter, text: text === '' ? '' : lateText };

  const [notice, setNotice] = useState('');
  const onNotice = useCallback(
    (sentence: string) => {
      setNotice(sentence);
      announce(sentence);
    },
    [announce],
  );
  const source = useRowSource(job, layout, shownFilter);
  const edits = useDraftEdits(job, source, onNotice);

  function onFilter(next: RowFilter): void {
    setFilter({ ...next, text: '' });
    setText(next.text);
  }

  /** A cause may be of another sheet than the one in sight. */
  async function onCause(code: string | null): Promise<void> {
    const next: RowFilter = { ...EVERYTHING, code };
    onFilter(next);
    if (code === null) return;
    for (const candidate of [sheet, ...sheets.filter((other) => other !== sheet)]) {
      const input = pageInput(job, candidate.sheet, next, 0, 1);
      const { total } = await askHost(host, 'rows.page', input).catch(() => ({ total: 0 }));
      if (total === 0) continue;
      setChosen(candidate.sheet);
      return;
    }
  }

  return (
    <StageFrame
      fill
      title={TITLE}
      lead={`${countsSentence(draft)} ${aheadSentence(draft)}`}
      actions={
        <>
          <HistoryButtons undo={draft.undo} onStep={edits.step} />
          <Button
            component="a"
            href={hashOf({ page: 'job', job, stage: 'plan' })}
            rightSection={<Icon name="right" size={16} />}
          >
            On to the plan
          </Button>
        </>
      }
    >
      <div className={classes.stage}>
        <ProblemPanel
          draft={draft}
          sheet={sheet.sheet}
          filter={shownFilter}
          onSheet={setChosen}
          onCause={(code) => void onCause(code)}
          onRepair={edits.repair}
        />
        <SheetEditor
          sheet={layout}
          rows={sheet.rows}
          source={source}
          edits={edits}
          filter={shownFilter}
          text={text}
          onText={setText}
          onFilter={onFilter}
          notice={notice}
          onNotice={onNotice}
        />
      </div>
    </StageFrame>
  );
}

/** Every problem of the file at once, and the rows to mend them in. */
export function CheckStage(props: { job: string }) {
  const { job } = props;
  const draft = useCall('drafts.open', { job });
  if (draft.error !== null) {
    return (
      <StageFrame title={TITLE}>
        <CallTrouble
          title="The rows of this job could not be opened"
          error={draft.error}
          retry={() => void draft.refetch()}
        />
      </StageFrame>
    );
  }
  if (draft.data === undefined) {
    return (
      <StageFrame title={TITLE}>
        <Waiting what="Opening the rows of this job…" />
      </StageFrame>
    );
  }
  const columns = (
    <Button component="a" href={hashOf({ page: 'job', job, stage: 'columns' })}>
      Go to the columns
    </Button>
  );
  const sheets = draft.data.sheets.filter((sheet) => sheet.kind !== null);
  const [first] = sheets;
  if (draft.data.mappingProblem !== null) {
    return <StageFrame title={TITLE} lead={draft.data.mappingProblem} actions={columns} />;
  }
  if (first === undefined) {
    return (
      <StageFrame
        title={TITLE}
        lead="No sheet of this job was understood, so there is nothing to check; choose what its columns are."
        actions={columns}
      />
    );
  }
  return <Rows key={job} draft={draft.data} sheets={sheets} first={first} />;
}
