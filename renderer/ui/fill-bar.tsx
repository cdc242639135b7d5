import classes from './fill-bar.module.css';
import { formatShare } from './format.ts';

/** A share from 0 to 1 as a bar with its number. */
export function FillBar(props: { share: number; what: string }) {
  const shown = formatShare(props.share);
  return (
    <span className={classes.fill}>
      <span
        className={classes.bar}
        role="meter"
        aria-label={`Rows with a value in ${props.what}`}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(props.share * 100)}
        aria-valuetext={shown}
        ref={(element) => element?.style.setProperty('--share', `${props.share * 100}%`)}
      />
      <span className={classes.number}>{shown}</span>
    </span>
  );
}
