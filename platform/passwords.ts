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
  /** What a hash costs; only tests, which make hundreds, take less than {@link OWASP}. */
  readonly parameters?: Argon2Parameters;
}

export interface Argon2Parameters {
  /** In KiB. */
  readonly memoryCost: number;
  /** Passes over the memory. */
  readonly timeCost: number;
  /** Lanes. */
  readonly parallelism: number;
}

/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane. */
const OWASP: Argon2Parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Salt and hash of 32 random bytes that nobody knows; with other parameters of something that nobody knows either. */
const NOBODY = 'JDi8/rfv0kIfdaEgWpQFIw$8ZvwWaLwrOXC7w0s/7XMBowoCXPVWbW80c7e9TR7PAU';

/** Argon2id with a queue, so that a rush of sign-ins neither takes all cores nor all memory. */
export function createPasswords(options: PasswordsOptions = {}): Passwords {
  const { onVerify, concurrency = 2, maxWaiting = 200, parameters = OWASP } = options;
  const prefix = `$argon2id$v=19$m=${parameters.memoryCost},t=${parameters.timeCost},p=${parameters.parallelism}$`;
  const limit = createLimit({ concurrency, maxWaiting });
  return {
    hash: (password) => limit(() => hashArgon2(composed(password), parameters)),
    async verify(hash, password) {
      const isRight = await limit(async () => {
        const against = hash ?? prefix + NOBODY;
        onVerify?.(against);
        return verifyArgon2(against, composed(password));
      });
      return hash !== null && isRight;
    },
    needsRehash: (hash) => !hash.startsWith(prefix),
  };
}

/** The same characters, however a keyboard composes them or how wide it writes them. */
function composed(password: string): string {
  return password.normalize('NFKC');
}
