import { StageFrame } from '../../ui/stage-frame.tsx';

export function PlanStage(props: { job: string }) {
  return <StageFrame title="Plan" lead={props.job} />;
}
