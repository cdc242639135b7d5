import { StageFrame } from '../../ui/stage-frame.tsx';

export function CheckStage(props: { job: string }) {
  return <StageFrame title="Check" lead={props.job} />;
}
