import { useEffect, useRef } from 'react';

type Keys = { undo: () => void; redo: () => void; problem: (forward: boolean) => void };

/** Ctrl+Z, Ctrl+Y and F8 anywhere on the stage but in a text field, which has an undo of its own. */
export function useCheckKeys(keys: Keys): void {
  const now = useRef(keys);
  now.current = keys;
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (event.altKey || event.defaultPrevented) return;
      if (event.key === 'F8') {
        event.preventDefault();
        now.current.problem(!event.shiftKey);
        return;
      }
      if (!(event.ctrlKey || event.metaKey) || isField(event.target)) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'z' && !event.shiftKey) now.current.undo();
      else now.current.redo();
    };
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  }, []);
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type === 'text';
}
