const stops: (() => unknown)[] = [];

/** Remembers how to end something that was started; {@link stopAll} ends the latest first. */
export function onStop(stop: () => unknown): void {
  stops.push(stop);
}

/** Ends everything that was started, whatever happened. Safe to retry. */
export async function stopAll(): Promise<void> {
  for (let stop = stops.pop(); stop !== undefined; stop = stops.pop()) {
    try {
      await stop();
    } catch (error) {
      console.error(error);
    }
  }
}
