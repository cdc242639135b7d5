import { useEffect, useRef } from 'react';

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}

/** Listens for Ctrl+V anywhere on the page but in fields, where it means what it always means. */
export function usePastedText(given: {
  onFiles: (files: File[]) => void;
  onText: (text: string) => void;
}): void {
  const latest = useRef(given);
  useEffect(() => {
    latest.current = given;
  });
  useEffect(() => {
    const listener = (event: ClipboardEvent) => {
      if (event.clipboardData === null || isTyping(event.target)) return;
      const files = Array.from(event.clipboardData.files);
      const text = event.clipboardData.getData('text/plain');
      // A spreadsheet puts a picture of the cells beside their text: the text is what is meant.
      if (text !== '') latest.current.onText(text);
      else if (files.length > 0) latest.current.onFiles(files);
    };
    addEventListener('paste', listener);
    return () => removeEventListener('paste', listener);
  }, []);
}
