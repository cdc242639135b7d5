import { Button } from '@mantine/core';
import type { Draft } from '../../../shared/contract/calls/drafts.ts';
import { Icon } from '../../ui/icon.tsx';
import { ShapingExamples } from './shaping-examples.tsx';
import classes from './shapings.module.css';
import type { Shapings } from './use-shapings.ts';

/** What is made of the cells of a sheet on the way to its fields, each with examples and a way back. */
export function KeptShapings(props: { sheet: string; all: Draft['shapings']; shapings: Shapings }) {
  const here = props.all.flatMap((one, place) =>
    one.shaping.sheet === props.sheet ? [{ ...one, place }] : [],
  );
  if (here.length === 0) return null;
  return (
    <ul className={classes.list} aria-label={`Changes of values on ${props.sheet}`}>
      {here.map(({ place, words, examples }) => (
        <li key={`${place} ${words}`} className={classes.kept}>
          <p className={classes.words}>{words}</p>
          {examples.length > 0 && <ShapingExamples examples={examples} />}
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<Icon name="close" size={12} />}
            disabled={props.shapings.busy}
            aria-label={`Take back: ${words}`}
            onClick={() => props.shapings.remove(place)}
          >
            Take back
          </Button>
        </li>
      ))}
    </ul>
  );
}
