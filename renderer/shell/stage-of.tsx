import type { Stage } from '../client/route.ts';
import { CheckStage } from '../features/check/check-stage.tsx';
import { ColumnsStage } from '../features/columns/columns-stage.tsx';
import { FileStage } from '../features/file/file-stage.tsx';
import { PlanStage } from '../features/plan/plan-stage.tsx';
import { ResultStage } from '../features/result/result-stage.tsx';
import { RunStage } from '../features/run/run-stage.tsx';

/** The screen of one stage of a job. */
export function StageOf(props: { stage: Stage; job: string }) {
  switch (props.stage) {
    case 'file':
      return <FileStage job={props.job} />;
    case 'columns':
      return <ColumnsStage job={props.job} />;
    case 'check':
      return <CheckStage job={props.job} />;
    case 'plan':
      return <PlanStage job={props.job} />;
    case 'run':
      return <RunStage job={props.job} />;
    case 'result':
      return <ResultStage job={props.job} />;
  }
}
