import { ActionIcon } from '@mantine/core';
import { useState } from 'react';
import { useAnnounce } from './announce.tsx';
import { Icon } from './icon.tsx';

const SHOWN_MS = 1500;

/** Puts a text on the clipboard and says so. */
export function CopyButton(props: { text: string; label: string }) {
  const announce = useAnnounce();
  const [copied, setCopied] = useState(false);
  async function copy() {
    try {
      await navigator.clipboard.writeText(props.text);
      setCopied(true);
      announce('Copied.');
      setTimeout(() => setCopied(false), SHOWN_MS);
    } catch {
      announce('The clipboard cannot be used here; select the text and copy it.');
    }
  }
  return (
    <ActionIcon
      variant="subtle"
      color={copied ? 'green' : 'gray'}
      size="sm"
      aria-label={props.label}
      title={copied ? 'Copied' : props.label}
      onClick={() => void copy()}
    >
      <Icon name={copied ? 'check' : 'copy'} size={14} />
    </ActionIcon>
  );
}
