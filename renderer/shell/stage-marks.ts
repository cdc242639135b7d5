import type { Draft } from '../../shared/contract/calls/drafts.ts';
import type { JobStatus, PlanView } from '../../shared/contract/calls/window-jobs.ts';
import type { Stage } from '../client/route.ts';
import { countOf, formatCount } from '../ui/format.ts';
import type { Status } from '../ui/status-mark.tsx';

export type StageMark = { status: Status; word: string };

type Known = {
  draft: Draft | undefined;
  status: JobStatus | undefined;
  plan: PlanView | null | undefined;
};

const WAITING: StageMark = { status: 'idle', word: 'Waiting' };

function fileMark(draft: Draft): StageMark {
  return { status: draft.rows > 0 ? 'good' : 'attention', word: countOf(draft.rows, 'row') };
}

function columnsMark(draft: Draft): StageMark {
  if (draft.mappingProblem !== null) return { status: 'bad', word: 'Needs a choice' };
  const columns = draft.sheets.flatMap((sheet) => (sheet.kind === null ? [] : sheet.columns));
  const used = columns.filter((column) => column.field !== null).length;
  return { status: 'good', word: `${used} of ${columns.length} used` };
}

function checkMark(draft: Draft): StageMark {
  if (draft.mappingProblem !== null) return WAITING;
  if (draft.errors > 0) return { status: 'bad', word: countOf(draft.errors, 'error') };
  if (draft.warnings > 0) return { status: 'attention', word: countOf(draft.warnings, 'warning') };
  return { status: 'good', word: 'No problems' };
}

function planMark({ status, plan }: Known): StageMark {
  if (status?.busy === 'planning') return { status: 'active', word: 'Reading' };
  if (plan === undefined || plan === null) return WAITING;
  if (plan.outdated) return { status: 'attention', word: 'Plan again' };
  const { create, change, remove, confirm } = plan.counts;
  const changes = create + change + remove + confirm;
  return { status: 'good', word: countOf(changes, 'change') };
}

function runMark({ status }: Known): StageMark {
  if (status === undefined) return WAITING;
  if (status.busy === 'running') {
    const { progress } = status;
    if (progress === null || progress.total === 0) return { status: 'active', word: 'Running' };
    const share = 1 - (progress.waiting + progress.inFlight) / progress.total;
    return { status: 'active', word: `${Math.floor(share * 100)} %` };
  }
  if (status.info.state === 'running') return { status: 'attention', word: 'Interrupted' };
  if (status.info.state === 'stopped') return { status: 'paused', word: 'Stopped' };
  if (status.info.state === 'finished') return { status: 'good', word: 'Finished' };
  return WAITING;
}

function resultMark({ status }: Known): StageMark {
  const counts = status?.summary?.counts ?? status?.info.counts;
  if (counts === undefined || counts === null) return WAITING;
  const { done, unchanged, failed, unknown, skipped } = counts;
  // In the order in which the stage itself names what is worst.
  if (unknown > 0) return { status: 'unknown', word: `${formatCount(unknown)} unknown` };
  if (failed > 0) return { status: 'bad', word: `${formatCount(failed)} failed` };
  // Before the end, what was not sent yet counts as skipped too.
  const finished = status?.info.state === 'finished';
  if (finished && skipped > 0) {
    return { status: 'attention', word: `${formatCount(skipped)} skipped` };
  }
  if (done > 0) return { status: 'good', word: `${formatCount(done)} done` };
  return { status: 'good', word: `${formatCount(unchanged)} unchanged` };
}

/** What the rail says beside each stage, from what is known of the job so far. */
export function stageMarks(known: Known): Record<Stage, StageMark> {
  const { draft } = known;
  return {
    file: draft ? fileMark(draft) : WAITING,
    columns: draft ? columnsMark(draft) : WAITING,
    check: draft ? checkMark(draft) : WAITING,
    plan: planMark(known),
    run: runMark(known),
    result: resultMark(known),
  };
}
