/** What was asked for on the command line, by name; a benchmark has its own values for what was not. */
export type Options = ReadonlyMap<string, string>;

/** Reads `--name=value`. Throws RangeError for anything else. */
export function readOptions(args: readonly string[]): Options {
  return new Map(args.map((arg) => {
    const [, name, value] = /^--([a-z-]+)=(.+)$/.exec(arg) ?? [];
    if (name === undefined || value === undefined) throw new RangeError(`${arg} is no option: write --name=value`);
    return [name, value];
  }));
}

/** A whole number of the options, or `otherwise`. Throws RangeError when it is none. */
export function numberOf(options: Options, name: string, otherwise: number): number {
  const value = Number(options.get(name) ?? otherwise);
  if (!Number.isInteger(value) || value < 1) throw new RangeError(`--${name} takes a whole number from 1 on`);
  return value;
}
