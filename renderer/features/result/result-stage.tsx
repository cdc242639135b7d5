import { StageFrame } from '../../ui/stage-frame.tsx';

export function ResultStage(props: { job: string }) {
  return <StageFrame title="Result" lead={props.job} />;
}
