import classes from './long-text.module.css';

/**
 * An id or a name of any length on one line: start and end stay visible, the middle gives way.
 * The whole text is what is copied, read out, and shown on pointing.
 */
export function LongText(props: { text: string; mono?: boolean }) {
  const { text } = props;
  const tail = text.length > 24 ? 10 : 0;
  return (
    <span className={classes.long} data-mono={props.mono || undefined} title={text}>
      <span className={classes.start}>{text.slice(0, text.length - tail)}</span>
      {tail > 0 && <span className={classes.end}>{text.slice(-tail)}</span>}
    </span>
  );
}
