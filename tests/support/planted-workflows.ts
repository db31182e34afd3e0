const ACTIVITIES = '_activity_options_ts__WEBPACK_IMPORTED_MODULE_';
const WORKFLOW = '_temporalio_workflow__WEBPACK_IMPORTED_MODULE_';

/** What releases do to workflows, for better or worse, each as a change of `kit/review.ts`. */
export const PLANTS = {
  activitiesSwapped: [/database\.(?:openCase|readCase)\(/gu, (call: string) => (call.includes('open') ? 'database.readCase(' : 'database.openCase(')],
  activityRenamed: [/database\.openCase\(/gu, () => 'database.openReview('],
  timerLonger: [/Date\.parse\(at\) - /gu, () => 'Date.parse(at) + 86400000 - '],
  deadlineForgotten: [/(?<=database\.passDeadline\(\{\s+caseId: input\.caseId,\s+)deadline,/gu, () => ''],
  handlersAdded: [
    new RegExp(`\\(0,${WORKFLOW}\\d+__\\.setHandler\\)\\(\\(0,${WORKFLOW}\\d+__\\.defineSignal\\)`, 'gu'),
    (call: string) => {
      const name = /_temporalio\w+/u.exec(call)?.[0] ?? '';
      const added = ['Signal', 'Update', 'Query'].map((kind) => `(0,${name}.setHandler)((0,${name}.define${kind})('added${kind}'), () => null);`);
      return `${added.join('')}${call}`;
    },
  ],
  /** An activity more after a deadline, for cases that have not come to one. */
  readFirst: [new RegExp(`(?<=adopt\\()await (${ACTIVITIES}\\d+__)\\.database\\.passDeadline\\(`, 'gu'), (call: string) => withRead(call, 'true')],
  readFirstPatched: [
    new RegExp(`(?<=adopt\\()await (${ACTIVITIES}\\d+__)\\.database\\.passDeadline\\(`, 'gu'), (call: string) => withRead(call, patched('2026-11-29-read-first')),
  ],
  /** What the release that runs has, and the planted fault is its absence. */
  openedPatched: [
    new RegExp(`(?<=adopt\\()await (${ACTIVITIES}\\d+__)\\.database\\.openCase\\(`, 'gu'), (call: string) => withRead(call, patched('2026-11-28-read-before-open')),
  ],
  throwing: [/function adopt\(offered\) \{/gu, (call: string) => `${call} throw new Error('张三 370000199001011234');`],
} as const satisfies Record<string, readonly [RegExp, (found: string) => string]>;

/** The same code with something planted in it. Throws when there is no place for it, so that a test never tests nothing. */
export function plant(code: string, ...names: readonly (keyof typeof PLANTS)[]): string {
  return names.reduce((text, name) => {
    const [found, instead] = PLANTS[name];
    const planted = text.replaceAll(found, instead);
    if (planted === text) throw new Error(`There is no place for ${name}: the code has changed`);
    return planted;
  }, code);
}

function patched(id: string): string {
  return `__webpack_require__("./node_modules/@temporalio/workflow/lib/index.js").patched('${id}')`;
}

function withRead(call: string, condition: string): string {
  const activities = new RegExp(`${ACTIVITIES}\\d+__`, 'u').exec(call)?.[0] ?? '';
  return `void (${condition} && await ${activities}.database.readCase({ caseId: input.caseId })) ?? ${call}`;
}
