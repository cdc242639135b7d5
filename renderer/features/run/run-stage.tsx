import { StageFrame } from '../../ui/stage-frame.tsx';

export function RunStage(props: { job: string }) {
  return <StageFrame title="Run" lead={props.job} />;
}
