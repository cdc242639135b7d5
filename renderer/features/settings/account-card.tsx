import { Badge, Button, Group, Text, Title } from '@mantine/core';
import type { AccountView } from '../../../shared/contract/calls/accounts.ts';
import { useCallMutation } from '../../client/queries.ts';
import { CallTrouble } from '../../ui/call-trouble.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LongText } from '../../ui/long-text.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import classes from './account-card.module.css';
import { accountPlace, maySignIn, secretPlace } from './account-words.ts';
import { ConnectionTest } from './connection-test.tsx';
import { PropertyChoice } from './property-choice.tsx';
import { RemoveAccount } from './remove-account.tsx';
import { SignInWithAmazon } from './sign-in-with-amazon.tsx';
import type { SignIns } from './use-sign-in.ts';

/** One account: what it is, whether it works, which property it writes to. */
export function AccountCard(props: { account: AccountView; signIns: SignIns }) {
  const { account } = props;
  const choose = useCallMutation('accounts.choose', {
    invalidates: ['jobs.list'],
    onSuccess: (accounts, _input, queries) => queries.setQueryData(['accounts.list', {}], accounts),
  });
  return (
    <li
      className={classes.card}
      data-current={account.current || undefined}
      ref={(element) => element?.style.setProperty('--account-colour', account.colour)}
    >
      <div className={classes.head}>
        <div className={classes.words}>
          <Group gap="xs">
            <Title order={2} size="h4" className={classes.name}>
              {account.name}
            </Title>
            {account.current && <StatusMark status="good" word="Current" />}
            {account.secret === 'env' && (
              <Badge variant="default" radius="sm" tt="none">
                From the environment, read only
              </Badge>
            )}
          </Group>
          <Text size="sm" c="dimmed">
            {accountPlace(account)}
          </Text>
        </div>
        <Group gap="xs">
          {!account.current && (
            <Button
              size="sm"
              variant="default"
              leftSection={<Icon name="check" />}
              loading={choose.isPending}
              onClick={() => choose.mutate({ name: account.name })}
            >
              Make current
            </Button>
          )}
          {account.secret !== 'env' && <RemoveAccount name={account.name} />}
        </Group>
      </div>
      {choose.error !== null && <CallTrouble error={choose.error} />}
      <dl className={classes.facts}>
        <Fact term="Address" text={account.apiUrl} />
        <Fact term="Organisation" text={account.organization} />
        <Fact term="Trunk" text={account.trunk} />
        {account.serviceProvider !== null && (
          <Fact term="Service provider" text={account.serviceProvider} />
        )}
        <Fact term="Secret" text={secretPlace(account.secret)} />
      </dl>
      {maySignIn(account) && <SignInWithAmazon account={account.name} signIns={props.signIns} />}
      <PropertyChoice account={account} />
      <ConnectionTest account={account.name} />
    </li>
  );
}

function Fact(props: { term: string; text: string | null }) {
  return (
    <div className={classes.fact}>
      <dt>{props.term}</dt>
      <dd>{props.text === null ? '–' : <LongText text={props.text} />}</dd>
    </div>
  );
}
