/** Stands where the components would count how they are used. */
export function usageStatistics(): void {
  // Nobody is told.
}
