import { VisuallyHidden } from '@mantine/core';
import { createContext, useCallback, useContext, useState } from 'react';
import type { ReactNode } from 'react';

const AnnounceContext = createContext<(sentence: string) => void>(() => undefined);

/** Holds the live region that screen readers listen to. */
export function AnnounceProvider(props: { children: ReactNode }) {
  const [said, setSaid] = useState({ text: '', count: 0 });
  const announce = useCallback(
    (text: string) => setSaid((before) => ({ text, count: before.count + 1 })),
    [],
  );
  return (
    <AnnounceContext value={announce}>
      {props.children}
      <VisuallyHidden role="status" aria-live="polite">
        {/* A new key makes the same sentence be read out again. */}
        <span key={said.count}>{said.text}</span>
      </VisuallyHidden>
    </AnnounceContext>
  );
}

/** Says a sentence to screen readers; what it says is to be seen somewhere too. */
export function useAnnounce(): (sentence: string) => void {
  return useContext(AnnounceContext);
}
