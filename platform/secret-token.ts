import { createHash, randomBytes } from 'node:crypto';

/** A secret that is handed out once, and what may be stored of it. */
export interface SecretToken {
  readonly token: string;
  /** Finds the token again; a copy of it opens nothing. */
  readonly tokenHash: string;
}

/** A new token of 256 random bits. */
export function createSecretToken(): SecretToken {
  const token = randomBytes(32).toString('base64url');
  return { token, tokenHash: hashSecretToken(token) };
}

/** What is stored of a token: as random as it is, it needs neither salt nor a slow hash. */
export function hashSecretToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
