import { HttpProblem } from '../../http/http-problem.ts';
import type { Identity } from './identity-section.ts';

export interface OwnAdministratorOptions {
  readonly isSignedIn: () => boolean;
  /** The signed-in person. Throws HttpProblem. */
  readonly findIdentity: () => Promise<Identity>;
  readonly changed: () => void;
}

/** Whether who submits has an account already: he confirms it by his own login, which then stands for his fields. */
export class OwnAdministrator {
  /** Null while he is filled in as a new user. */
  identity: Identity | null = null;
  /** Whether the login is open. */
  isAsking = false;
  problem: HttpProblem | null = null;
  readonly #options: OwnAdministratorOptions;

  constructor(options: OwnAdministratorOptions) {
    this.#options = options;
  }

  /** Whether the box is ticked. */
  get isTicked(): boolean {
    return this.identity !== null || this.isAsking;
  }

  /** The box was ticked or unticked. Whoever is signed in already is asked no more. */
  async toggle(): Promise<void> {
    if (this.isTicked) {
      this.#reset(false);
    } else if (this.#options.isSignedIn()) {
      await this.confirm();
    } else {
      this.#reset(true);
    }
  }

  /** The login was closed without signing in. */
  decline(): void {
    if (this.isAsking) this.#reset(false);
  }

  /** Somebody is signed in: it is him. */
  async confirm(): Promise<void> {
    this.isAsking = false;
    this.problem = null;
    try {
      this.identity = await this.#options.findIdentity();
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      this.problem = error;
    }
    this.#options.changed();
  }

  #reset(isAsking: boolean): void {
    this.identity = null;
    this.isAsking = isAsking;
    this.problem = null;
    this.#options.changed();
  }
}
