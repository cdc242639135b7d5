import { VisibleText } from '../../ui/visible-text.tsx';
import classes from './shapings.module.css';

/** How cells were and what becomes of them. */
export function ShapingExamples(props: {
  examples: readonly { row: number; before: string; after: string }[];
}) {
  return (
    <table className={classes.examples}>
      <thead>
        <tr>
          <th scope="col">Row</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {props.examples.map(({ row, before, after }) => (
          <tr key={row}>
            <th scope="row">{row}</th>
            <td>{before === '' ? <em>empty</em> : <VisibleText text={before} />}</td>
            <td>{after === '' ? <em>empty</em> : <VisibleText text={after} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
