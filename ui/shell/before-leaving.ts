/** What is still to be done before the session ends. */
const tasks = new Set<() => Promise<void>>();

/** Has something done before the person signs out. Gives what takes it back. */
export function beforeLeaving(task: () => Promise<void>): () => void {
  tasks.add(task);
  return () => { tasks.delete(task); };
}

/** Does all of it; what fails keeps nobody here. */
export async function finishBeforeLeaving(): Promise<void> {
  await Promise.allSettled([...tasks].map((task) => task()));
}
