/** How fast a number of callers were served. */
export interface Speed {
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly perSecond: number;
}

/** Does `work` once for every item, by so many callers who each wait for their answer before they send again. */
export async function measure<Item>(
  items: readonly Item[], callers: number, work: (item: Item) => Promise<void>,
): Promise<Speed> {
  const waiting = items.values();
  const durations: number[] = [];
  async function call(): Promise<void> {
    for (const item of waiting) {
      const startedAt = performance.now();
      await work(item);
      durations.push(performance.now() - startedAt);
    }
  }
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: callers }, call));
  const seconds = (performance.now() - startedAt) / 1000;
  return { p50Ms: quantile(durations, 0.5), p95Ms: quantile(durations, 0.95), perSecond: items.length / seconds };
}

/** The value below which this share of the values lies; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** The middle value; of an even number the mean of the two in the middle. NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = Math.floor(sorted.length / 2);
  const [a = NaN, b = NaN] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[upper]];
  return (a + b) / 2;
}
