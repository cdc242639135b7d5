import { StageFrame } from '../../ui/stage-frame.tsx';

export function ColumnsStage(props: { job: string }) {
  return <StageFrame title="Columns" lead={props.job} />;
}
