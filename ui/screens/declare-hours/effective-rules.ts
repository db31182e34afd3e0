import type { ReactiveControllerHost } from 'lit';
import { isHourRules } from '../../../workflows/shared/hours/judge-rules.ts';
import type { HourRules } from '../../../workflows/shared/hours/rules.ts';
import type { SubmitsAs } from '../../components/form/field-context.ts';
import { hourRulesApi } from '../../http/clients.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import { unreachable } from '../../http/send.ts';

/** The rules of a year that hold today for oneself or the own organization. Throws HttpProblem. */
export async function fetchEffectiveRules(as: SubmitsAs, year: number): Promise<HourRules> {
  const answer = await hourRulesApi.effective.$get({ query: { as, year: String(year) } });
  return readRules((await answer.json()).rules);
}

/** Rules as this page can compute with them; those of a newer server are as good as none. Throws HttpProblem. */
export function readRules(rules: unknown): HourRules {
  if (!isHourRules(rules)) throw unreachable();
  return rules;
}

/** What is known of the rules of a year. */
export type KnownRules = HourRules | 'loading' | 'failed';

/** The rules of whichever years a form names: each is asked for once. The host renders again when they are there. */
export class EffectiveRules {
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>;
  readonly #known = new Map<string, KnownRules>();

  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>) {
    this.#host = host;
  }

  of(as: SubmitsAs, year: number): KnownRules {
    const key = `${as}:${year}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#known.set(key, 'loading');
    void this.#load(key, as, year);
    return 'loading';
  }

  /** Asks again what has failed. */
  retry(): void {
    for (const [key, known] of this.#known) if (known === 'failed') this.#known.delete(key);
    this.#host.requestUpdate();
  }

  async #load(key: string, as: SubmitsAs, year: number): Promise<void> {
    try {
      this.#known.set(key, await fetchEffectiveRules(as, year));
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      this.#known.set(key, 'failed');
    }
    this.#host.requestUpdate();
  }
}
