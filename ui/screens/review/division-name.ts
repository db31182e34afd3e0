import type { ReactiveControllerHost } from 'lit';
import { fetchDivisions } from '../../components/form/reference-data.ts';
import { currentLocale } from '../../i18n/locale.ts';

/** What people read instead of the code of a division; the code until that is known. */
export class DivisionName {
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>;
  #code: string | null = null;
  #names: { readonly zh: string; readonly en: string } | null = null;

  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>) {
    this.#host = host;
  }

  get text(): string {
    return this.#names?.[currentLocale() === 'en' ? 'en' : 'zh'] ?? this.#code ?? '';
  }

  /** Names another division, or none. */
  show(code: string | null): void {
    if (code === this.#code) return;
    this.#code = code;
    this.#names = null;
    if (code !== null) void this.#fetch(code);
  }

  async #fetch(code: string): Promise<void> {
    const parent = code.endsWith('00') ? `${code.slice(0, 2)}0000` : `${code.slice(0, 4)}00`;
    const divisions = await fetchDivisions(parent).catch(() => []);
    const found = divisions.find((division) => division.code === code);
    if (code !== this.#code || found === undefined) return;
    this.#names = { zh: found.name, en: found.nameEn };
    this.#host.requestUpdate();
  }
}
