import { StageFrame } from '../../ui/stage-frame.tsx';

export function SettingsPage() {
  return <StageFrame title="Settings" />;
}
