import { useCallback, useState } from 'react';
import type { RefCallback } from 'react';

/**
 * Whether an element holds more than fits into its width. Such a one has to be a stop for the Tab
 * key, or else nobody without a mouse can scroll it.
 */
export function useOverflow<Kind extends HTMLElement>(): [RefCallback<Kind>, boolean] {
  const [overflows, setOverflows] = useState(false);
  const ref = useCallback((element: Kind) => {
    const look = () => setOverflows(element.scrollWidth > element.clientWidth);
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, overflows];
}
