import { Button, Checkbox, Text } from '@mantine/core';
import { useId } from 'react';
import type { ReactNode } from 'react';
import type { PlanView } from '../../../shared/contract/calls/window-jobs.ts';
import type { RunConsents } from '../../../shared/domain/settings.ts';
import { hashOf } from '../../client/route.ts';
import { countOf } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { elsewhereSentence, isElsewhere, removalTitle } from './plan-consents.ts';
import classes from './plan-consents.module.css';
import { removedWords } from './plan-sentence.ts';
import { TypedName } from './typed-name.tsx';

/** What a person has to see and to agree to, one by one, before this plan can be run. */
export function PlanConsents(props: {
  view: PlanView;
  given: RunConsents;
  onGiven: (given: RunConsents) => void;
  /** The plan cannot be run as it stands, so nobody is asked for anything yet. */
  asks: boolean;
  onShowRemoved: () => void;
}) {
  const { view, given, asks } = props;
  const { name } = view.property;
  const give = (change: Partial<RunConsents>) => props.onGiven({ ...given, ...change });
  return (
    <>
      {view.rooms !== null && isElsewhere(view) && (
        <Block
          icon="building"
          title={elsewhereSentence(view.rooms, name)}
          aside={
            <Button component="a" size="xs" variant="default" href={hashOf({ page: 'settings' })}>
              Choose another property
            </Button>
          }
        >
          <Text className={classes.words}>
            The file may have been made for another property. Rooms that do not exist are left out,
            or created where you chose that.
          </Text>
          {asks && (
            <TypedName
              className={classes.field}
              label="If this is the right property, type its name"
              name={name}
              typed={given.yesProperty}
              onTyped={(yesProperty) => give({ yesProperty })}
            />
          )}
        </Block>
      )}
      {view.counts.remove > 0 && (
        <Block
          icon="trash"
          title={removalTitle(view)}
          aside={
            <Button size="xs" variant="default" onClick={props.onShowRemoved}>
              Show what is removed
            </Button>
          }
        >
          <Text className={classes.words}>
            {removedWords(view)}. The list below shows what each of them is now and what goes with
            it. What is removed gets new ids if it is ever made again.
          </Text>
          {asks && (
            <TypedName
              className={classes.field}
              label="To remove them, type the name of the property"
              name={name}
              typed={given.yesDelete}
              onTyped={(yesDelete) => give({ yesDelete })}
            />
          )}
        </Block>
      )}
      {view.counts.confirm > 0 && (
        <Block
          icon="question"
          title={`${countOf(view.counts.confirm, 'profile was', 'profiles were')} not read`}
        >
          <Text className={classes.words}>
            The plan was made without reading these rooms one by one, so names that nobody looked at
            may be overwritten, and that cannot be undone.
          </Text>
          {asks && (
            <Checkbox
              className={classes.field}
              checked={given.allowOverwrite}
              onChange={(event) => give({ allowOverwrite: event.currentTarget.checked })}
              label="Overwrite them unseen"
            />
          )}
        </Block>
      )}
    </>
  );
}

function Block(props: { icon: IconName; title: string; aside?: ReactNode; children: ReactNode }) {
  const title = useId();
  return (
    <section className={classes.block} aria-labelledby={title}>
      <div className={classes.head}>
        <h2 className={classes.title} id={title}>
          <Icon name={props.icon} />
          {props.title}
        </h2>
        {props.aside}
      </div>
      <div className={classes.body}>{props.children}</div>
    </section>
  );
}
