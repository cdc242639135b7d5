import { StageFrame } from '../../ui/stage-frame.tsx';

export function HomePage() {
  return <StageFrame title="Jobs" />;
}
