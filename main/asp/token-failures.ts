import type { FailureCode } from '../../shared/domain/failure.ts';

/** What was asked for. */
export type Asked = { type: string; scope: string | null };

/**
 * What to do about Login with Amazon's no, by its error code (RFC 6749, section 5.2).
 *
 * @param error null where the answer names none, such as a web page
 */
export function grantFailure(
  error: string | null,
  status: number,
  grant: Asked,
): { code: FailureCode; message: string } {
  return { code: 'credentials', message: sentence(error, status, grant) };
}

function sentence(error: string | null, status: number, { type, scope }: Asked): string {
  if (error === null) {
    return `The token address answered with HTTP ${status} and no reason; check that it is right, such as https://api.amazon.com/auth/o2/token.`;
  }
  switch (error) {
    case 'invalid_client':
      return 'Login with Amazon does not know this client id with this client secret; copy both again from the security profile and enter them.';
    case 'invalid_grant':
      return 'The sign-in is no longer valid: it has ended, was withdrawn, or belongs to another client; sign in again.';
    case 'unauthorized_client':
      return `This security profile may not get tokens in this way (${type}); allow it in the Login with Amazon console, or sign in with Amazon.`;
    case 'unsupported_grant_type':
      return `Login with Amazon does not offer this way of getting a token (${type}); sign in with Amazon instead, and check the token address.`;
    case 'invalid_scope':
      return `Login with Amazon does not give this security profile the permission ${scope ?? 'asked for'}; grant the client access in the Alexa Smart Properties console.`;
    case 'invalid_request':
      return 'Login with Amazon did not understand the request for a token; check the client id, the client secret and the token address for missing or surplus characters.';
    case 'access_denied':
      return 'Login with Amazon denies this account a token; sign in with an account that is registered with Alexa Smart Properties.';
    default:
      return `Login with Amazon refused to give a token (HTTP ${status}); check the client id, the client secret and the sign-in.`;
  }
}
