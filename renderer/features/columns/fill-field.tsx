import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Draft } from '../../../shared/contract/calls/drafts.ts';
import type { FieldName } from '../../../shared/domain/fields.ts';
import { Icon } from '../../ui/icon.tsx';
import { FieldSelect } from './field-select.tsx';
import { constantOf } from './shaping-draft.ts';
import { ShapingTrial } from './shaping-trial.tsx';
import classes from './shapings.module.css';
import type { Shapings } from './use-shapings.ts';

/** One value for a field wherever the rows have none, such as the floor of a list of one floor. */
export function FillField(props: {
  job: string;
  sheet: Draft['sheets'][number];
  shapings: Shapings;
}) {
  const { sheet } = props;
  const [opened, setOpened] = useState(false);
  const [field, setField] = useState<FieldName | null>(null);
  const [value, setValue] = useState('');
  if (!opened) {
    return (
      <div className={classes.foot}>
        <Button
          size="xs"
          variant="default"
          leftSection={<Icon name="plus" size={14} />}
          aria-label={`Fill a field of ${sheet.sheet} with one value`}
          onClick={() => setOpened(true)}
        >
          Fill a field with one value…
        </Button>
      </div>
    );
  }
  const wish = constantOf(sheet.sheet, field, value);
  const close = () => {
    setOpened(false);
    setValue('');
  };
  return (
    <section className={classes.form} aria-label={`Fill a field of ${sheet.sheet}`}>
      <div className={classes.fields}>
        <FieldSelect
          label="Field"
          kind={sheet.kind}
          none="Choose a field"
          value={field}
          onChange={setField}
        />
        <TextInput
          size="xs"
          label="Value wherever the row has none"
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
      </div>
      <ShapingTrial
        job={props.job}
        wish={wish}
        busy={props.shapings.busy}
        onUse={(shaping) => props.shapings.add(shaping, close)}
        onCancel={close}
      />
    </section>
  );
}
