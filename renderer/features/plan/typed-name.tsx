import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { isTypedName } from '../../../shared/domain/typed-name.ts';
import { Icon } from '../../ui/icon.tsx';

/** A field in which somebody types the name of the property as a consent. Nothing is filled in for them. */
export function TypedName(props: {
  label: string;
  /** The name that is asked for. */
  name: string;
  typed: string | null;
  onTyped: (typed: string | null) => void;
  className?: string | undefined;
}) {
  const { name, typed } = props;
  const [left, setLeft] = useState(false);
  const right = isTypedName(typed, name);
  const wrong = left && typed !== null && !right;
  return (
    <TextInput
      label={props.label}
      description={`Its name is: ${name}`}
      value={typed ?? ''}
      onChange={(event) => {
        const { value } = event.currentTarget;
        setLeft(false);
        props.onTyped(value === '' ? null : value);
      }}
      onBlur={() => setLeft(true)}
      error={wrong ? `That is not the name of the property; type ${name}.` : undefined}
      rightSection={right ? <Icon name="check" size={16} /> : undefined}
      autoComplete="off"
      spellCheck={false}
      {...(props.className !== undefined && { className: props.className })}
    />
  );
}
