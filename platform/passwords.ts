import { hash as hashArgon2, verify as verifyArgon2 } from '@node-rs/argon2';
import { createLimit } from './limited.ts';

/** Hashes passwords and checks them; both take about 15 ms of one core and 19 MiB. */
export interface Passwords {
  /** An argon2id hash with salt and parameters in it. Throws QueueFullError when too many wait. */
  hash(password: string): Promise<string>;
  /**
   * Whether a password belongs to a hash. Null stands for an account that does not exist: it costs exactly one
   * verification too, and is never right. Throws QueueFullError when too many wait.
   */
  verify(hash: string | null, password: string): Promise<boolean>;
  /** Whether a hash was made with other parameters than today's, so that it should be made anew at the next sign-in. */
  needsRehash(hash: string): boolean;
}

export interface PasswordsOptions {
  /** Called once per verification that was run, with the hash it ran against; tests count with it. */
  readonly onVerify?: (hash: string) => void;
  /** How many hashes are computed at once; each holds a thread. */
  readonly concurrency?: number;
  readonly maxWaiting?: number;
}

/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const CURRENT_PREFIX = `$argon2id$v=19$m=${PARAMETERS.memoryCost},t=${PARAMETERS.timeCost},p=${PARAMETERS.parallelism}$`;

/** The hash of 32 random bytes that nobody knows, made with the parameters above. */
const NOBODY = `${CURRENT_PREFIX}JDi8/rfv0kIfdaEgWpQFIw$8ZvwWaLwrOXC7w0s/7XMBowoCXPVWbW80c7e9TR7PAU`;

/** Argon2id with a queue, so that a rush of sign-ins neither takes all cores nor all memory. */
export function createPasswords(options: PasswordsOptions = {}): Passwords {
  const { onVerify, concurrency = 2, maxWaiting = 200 } = options;
  const limit = createLimit({ concurrency, maxWaiting });
  return {
    hash: (password) => limit(() => hashArgon2(composed(password), PARAMETERS)),
    async verify(hash, password) {
      const isRight = await limit(async () => {
        const against = hash ?? NOBODY;
        onVerify?.(against);
        return verifyArgon2(against, composed(password));
      });
      return hash !== null && isRight;
    },
    needsRehash: (hash) => !hash.startsWith(CURRENT_PREFIX),
  };
}

/** The same characters, however a keyboard composes them or how wide it writes them. */
function composed(password: string): string {
  return password.normalize('NFKC');
}
