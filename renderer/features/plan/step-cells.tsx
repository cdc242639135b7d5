import type { ReactNode } from 'react';
import type { StepView } from '../../../shared/contract/calls/window-jobs.ts';
import { Icon } from '../../ui/icon.tsx';
import { LongText } from '../../ui/long-text.tsx';
import { ACTION_WORDS, kindTitle } from '../../ui/step-words.ts';
import { fieldChanges } from './field-changes.ts';
import type { FieldChange } from './field-changes.ts';
import classes from './step-cells.module.css';

/** A step as cells: what it does, to what and why, and old → new per field. */
export function stepCells(step: StepView): ReactNode[] {
  const { word, icon, status } = ACTION_WORDS[step.action];
  return [
    <span key="action" className={classes.action} data-status={status}>
      <Icon name={icon} size={15} />
      {word}
    </span>,
    <span key="kind" className={classes.kind}>
      {kindTitle(step.kind)}
    </span>,
    <div key="what">
      <span className={classes.key}>
        <LongText text={step.key} />
      </span>
      {step.reason !== null && (
        <p className={classes.reason} data-status={status}>
          {step.reason}
        </p>
      )}
    </div>,
    <StepValues key="fields" step={step} />,
  ];
}

function StepValues({ step }: { step: StepView }) {
  const goes = step.before !== null && step.after === null;
  return (
    <dl className={classes.fields}>
      {fieldChanges(step).map((change) => (
        <div key={change.field} className={classes.field}>
          <dt>{change.field}</dt>
          <dd>
            {goes ? (
              <del className={classes.old}>{change.before ?? '–'}</del>
            ) : (
              <Change change={change} replaces={step.before !== null && step.after !== null} />
            )}
          </dd>
        </div>
      ))}
      {goes && (
        <div className={classes.field}>
          <dt className={classes.arrow}>
            <span aria-label="becomes" role="img">
              →
            </span>
          </dt>
          <dd className={classes.nothing}>nothing</dd>
        </div>
      )}
    </dl>
  );
}

function Change(props: { change: FieldChange; replaces: boolean }) {
  const { before, after } = props.change;
  if (before === after) return <span>{before ?? '–'}</span>;
  if (!props.replaces && before === null) return <ins className={classes.new}>{after}</ins>;
  return (
    <>
      <del className={classes.old}>{before ?? 'nothing'}</del>
      <span className={classes.arrow} aria-label="becomes" role="img">
        →
      </span>
      <ins className={classes.new}>{after ?? 'nothing'}</ins>
    </>
  );
}
