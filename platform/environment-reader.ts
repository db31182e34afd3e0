interface Range {
  readonly minimum: number;
  readonly maximum: number;
}

/** Reads variables of the environment one by one and collects what is wrong with them, so that all is said at once. */
export class EnvironmentReader {
  readonly mistakes: string[] = [];
  readonly #env: NodeJS.ProcessEnv;

  constructor(env: NodeJS.ProcessEnv) {
    this.#env = env;
  }

  text(name: string, fallback: string): string {
    return this.#find(name) ?? fallback;
  }

  integer(name: string, fallback: number, range: Range): number {
    return this.optionalInteger(name, range) ?? fallback;
  }

  optionalInteger(name: string, { minimum, maximum }: Range): number | null {
    const text = this.#find(name);
    if (text === undefined) return null;
    const value = Number(text);
    const isRight = /^\d+$/.test(text) && value >= minimum && value <= maximum;
    return isRight ? value : this.#mistake(name, `is not a whole number from ${minimum} to ${maximum}.`, null);
  }

  flag(name: string, fallback: boolean): boolean {
    const text = this.#find(name);
    if (text === undefined) return fallback;
    return text === '0' || text === '1' ? text === '1' : this.#mistake(name, 'is neither 1 (on) nor 0 (off).', fallback);
  }

  choice<Choice extends string>(name: string, choices: readonly Choice[], fallback: Choice): Choice {
    const text = this.#find(name);
    if (text === undefined) return fallback;
    return choices.find((choice) => choice === text) ?? this.#mistake(name, `is none of ${choices.join(', ')}.`, fallback);
  }

  /** An address with one of the protocols; it may hold a password, so it is never shown. */
  url(name: string, protocols: readonly string[]): string | null;
  url(name: string, protocols: readonly string[], fallback: string): string;
  url(name: string, protocols: readonly string[], fallback: string | null = null): string | null {
    const text = this.#find(name);
    if (text === undefined) return fallback;
    const isRight = URL.canParse(text) && protocols.includes(new URL(text).protocol) && new URL(text).host !== '';
    const beginnings = protocols.map((protocol) => `${protocol}//`).join(' or ');
    return isRight ? text : this.#mistake(name, `is not an address that begins with ${beginnings}`, fallback);
  }

  /** `host:port` */
  address(name: string, fallback: string): string {
    const text = this.#find(name);
    if (text === undefined) return fallback;
    const [, port = '0'] = /^(?:[\w.-]+|\[[\da-f:]+\]):(\d{1,5})$/i.exec(text) ?? [];
    const isRight = Number(port) >= 1 && Number(port) <= 65_535;
    return isRight ? text : this.#mistake(name, `is not of the form host:port, for example ${fallback}.`, fallback);
  }

  /** `a@x.cn` or `Name <a@x.cn>`; a line break would let a header in. */
  mailAddress(name: string, fallback: string): string {
    const text = this.#find(name);
    if (text === undefined) return fallback;
    const isRight = /^(?:[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(text);
    return isRight ? text : this.#mistake(name, `is not a mail address, for example ${fallback}.`, fallback);
  }

  /** Notes that a variable that must be given is not. A wrong one is noted already. */
  missing<Fallback>(name: string, whatToDo: string, fallback: Fallback): Fallback {
    if (this.#find(name) === undefined) this.mistakes.push(`${name} is missing. ${whatToDo}`);
    return fallback;
  }

  #find(name: string): string | undefined {
    const text = this.#env[name]?.trim();
    return text === '' ? undefined : text;
  }

  #mistake<Fallback>(name: string, whatIsWrong: string, fallback: Fallback): Fallback {
    this.mistakes.push(`${name} ${whatIsWrong}`);
    return fallback;
  }
}
