/**
 * How Node runs one of our programs: one in TypeScript is compiled on the way. One process each: `tsx <script>` would put a second one in between, which signals do not reach.
 * @param {string} script relative to the project folder
 * @returns {string[]}
 */
export function nodeArguments(script) {
  return [...(script.endsWith('.ts') ? ['--import', 'tsx'] : []), script];
}
