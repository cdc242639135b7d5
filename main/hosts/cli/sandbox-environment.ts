import type { Sandbox } from '../../sandbox/sandbox.ts';

/** The environment under which commands speak to this sandbox and to nothing else. */
export function sandboxEnvironment(sandbox: Sandbox): Record<string, string> {
  const { apiUrl, tokenUrl, organization, property, credentials, serviceProvider } = sandbox;
  return {
    BELLHOP_API_URL: apiUrl,
    BELLHOP_TOKEN_URL: tokenUrl,
    BELLHOP_CLIENT_ID: credentials.clientId,
    BELLHOP_CLIENT_SECRET: credentials.clientSecret,
    BELLHOP_REFRESH_TOKEN: credentials.refreshToken,
    BELLHOP_REGION: 'NA',
    BELLHOP_COUNTRY: 'US',
    BELLHOP_VERTICAL: 'hospitality',
    BELLHOP_ORGANIZATION: organization,
    BELLHOP_PROPERTY: property.id,
    BELLHOP_SERVICE_PROVIDER: serviceProvider,
  };
}
