/** What signs an account in. It leaves main only on its way to the token host. */
export type Secrets = { clientId: string; clientSecret: string; refreshToken: string | null };

/**
 * Where secrets lie, apart from what is known of the account. References are given by the account
 * book, begin with the kind, and are never used twice; it puts and removes one at a time, also where
 * several programs are open. Methods reject with a sentence where the
 * store cannot do its work.
 */
export type SecretStore = {
  kind: 'os' | 'file' | 'sandbox';
  put(ref: string, secrets: Secrets): Promise<void>;
  /** Null where nothing is kept under the reference. */
  get(ref: string): Promise<Secrets | null>;
  remove(ref: string): Promise<void>;
};
