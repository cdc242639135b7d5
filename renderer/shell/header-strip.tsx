import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useCall } from '../client/queries.ts';
import { usePropertyName } from '../client/use-property-name.ts';
import { Icon } from '../ui/icon.tsx';
import { LongText } from '../ui/long-text.tsx';
import classes from './header-strip.module.css';
import { accountOf, targetOf } from './target-of.ts';

const KIND_ICONS = { production: 'building', sandbox: 'flask', none: 'minus' } as const;

/** Always on screen: whose account and which property is written to, tinted in its colour. */
export function HeaderStrip(props: { job: string | null }) {
  // Another window may have chosen another account meanwhile.
  const accounts = useCall('accounts.list', {}, { refetchOnWindowFocus: 'always' });
  const status = useCall('jobs.status', { job: props.job ?? '' }, { enabled: props.job !== null });
  const job = props.job === null ? null : status.data;
  const propertyName = usePropertyName(
    job?.info.property ? undefined : accountOf(accounts.data, job),
  );
  const target = targetOf(accounts.data, job, propertyName);
  return (
    // Not a banner: dialogs bring headers of their own, and there may be one banner only.
    <section
      aria-label="What is written to"
      className={classes.strip}
      data-kind={target.kind}
      ref={(element) => element?.style.setProperty('--account-colour', target.colour)}
    >
      <a className={classes.brand} href="#/" aria-label="Bellhop">
        <img src="./bell.svg" alt="" width={26} height={26} />
        <span>Bellhop</span>
      </a>
      <dl className={classes.facts}>
        <Fact term="Account" text={target.account} />
        <Fact term="Property" text={target.property} />
        <Fact term="Region" text={target.where} />
      </dl>
      <span className={classes.word} data-kind={target.kind}>
        <Icon name={KIND_ICONS[target.kind]} size={16} />
        {target.word}
      </span>
      <SchemeToggle />
    </section>
  );
}

function Fact(props: { term: string; text: string }) {
  return (
    <div className={classes.fact}>
      <dt>{props.term}</dt>
      <dd>
        <LongText text={props.text} />
      </dd>
    </div>
  );
}

function SchemeToggle() {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const next = scheme === 'light' ? 'dark' : 'light';
  return (
    <ActionIcon
      variant="default"
      size="lg"
      aria-label={`Use ${next} colours`}
      title={`Use ${next} colours`}
      onClick={() => setColorScheme(next)}
    >
      <Icon name={next === 'dark' ? 'moon' : 'sun'} />
    </ActionIcon>
  );
}
