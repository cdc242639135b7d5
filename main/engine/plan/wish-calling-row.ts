import type { WishRow } from './wish-row.ts';
import { wishInbound } from './wish-inbound.ts';
import { wishRule } from './wish-rule.ts';
import { wishExternalUser } from './wish-external-user.ts';

/** A row about calling rules, inbound calling or external users, whatever its action. */
export function wishCallingRow({
  data,
  ...rest
}: WishRow<'callingRules' | 'inboundCalling' | 'externalUsers'>): void {
  switch (data.kind) {
    case 'callingRules':
      return wishRule({ data, ...rest });
    case 'inboundCalling':
      return wishInbound({ data, ...rest });
    case 'externalUsers':
      return wishExternalUser({ data, ...rest });
  }
}
