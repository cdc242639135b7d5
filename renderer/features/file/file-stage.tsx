import { StageFrame } from '../../ui/stage-frame.tsx';

export function FileStage(props: { job: string }) {
  return <StageFrame title="File" lead={props.job} />;
}
