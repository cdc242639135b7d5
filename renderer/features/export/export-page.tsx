import { StageFrame } from '../../ui/stage-frame.tsx';

export function ExportPage() {
  return <StageFrame title="Export" lead="What is live, as a workbook." />;
}
