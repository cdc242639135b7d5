import { useFileWork } from '../../client/use-file-work.ts';
import { FileProgress } from '../../ui/file-progress.tsx';

/** By itself, so that what changes ten times a second draws nothing else anew. */
export function ReadingProgress(props: {
  names: readonly string[] | null;
  /** Told that the person stopped it. */
  onStop?: () => void;
}) {
  const work = useFileWork();
  const stop = () => {
    props.onStop?.();
    work.stop();
  };
  return <FileProgress names={props.names} work={{ ...work, stop }} />;
}
