import { useEffect } from 'react';

function refuse(event: DragEvent): void {
  // A field that takes files has said so before the event comes up here.
  if (event.defaultPrevented) return;
  event.preventDefault();
  if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'none';
}

/** A file dropped beside the field for it would replace the window by its contents. */
export function useHarmlessDrops(): void {
  useEffect(() => {
    addEventListener('dragover', refuse);
    addEventListener('drop', refuse);
    return () => {
      removeEventListener('dragover', refuse);
      removeEventListener('drop', refuse);
    };
  }, []);
}
