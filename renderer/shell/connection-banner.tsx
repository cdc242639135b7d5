import { useEffect, useRef, useState } from 'react';
import { useConnection } from '../client/connection.ts';
import type { Connection, ConnectionStore } from '../client/connection.ts';
import { Icon } from '../ui/icon.tsx';
import type { IconName } from '../ui/icon.tsx';
import classes from './connection-banner.module.css';

type Shown = Exclude<Connection, 'connected'> | 'back';

const WORDS: Record<Shown, { icon: IconName; text: string }> = {
  lost: {
    icon: 'warning',
    text: 'The connection to Bellhop is lost. What you did so far is kept; this window connects again by itself.',
  },
  'signed-out': {
    icon: 'warning',
    text: 'This window is not signed in any more. Open the address printed by bellhop ui again.',
  },
  back: { icon: 'check', text: 'Connected again.' },
};
const BACK_FOR_MS = 4_000;

/** One sentence while the program cannot be reached, and a short one when it can be again. */
export function ConnectionBanner(props: { store: ConnectionStore; onBack: () => void }) {
  const connection = useConnection(props.store);
  const before = useRef(connection);
  const [isBack, setIsBack] = useState(false);
  const { onBack } = props;

  useEffect(() => {
    const was = before.current;
    before.current = connection;
    if (connection !== 'connected' || was === 'connected') return undefined;
    onBack();
    setIsBack(true);
    const timer = setTimeout(() => setIsBack(false), BACK_FOR_MS);
    return () => clearTimeout(timer);
  }, [connection, onBack]);

  const shown: Shown | null = connection === 'connected' ? (isBack ? 'back' : null) : connection;
  return (
    <div role="status">
      {shown !== null && (
        <div className={classes.banner} data-shown={shown}>
          <Icon name={WORDS[shown].icon} />
          <span>{WORDS[shown].text}</span>
        </div>
      )}
    </div>
  );
}
