import { creditHourForms } from '../../workflows/flows/credit-hour-review/form.ts';
import { proposeHours } from '../../workflows/shared/hours/propose.ts';
import { DEFAULT_HOUR_RULES } from '../../workflows/shared/hours/rules.ts';
import { studyForms } from '../../workflows/shared/hours/study-forms.ts';
import { hourFormExample } from '../../tests/support/hour-forms.ts';
import { median } from '../lib/measure.ts';
import { numberOf, type Options } from '../lib/options.ts';
import { keepResults, machineLine, printTable } from '../lib/report.ts';

/** Calls that are timed together: a single one is shorter than the clock can tell. */
const CALLS_AT_ONCE = 200;

const MICROSECONDS = 1_000;

/** What the proposal of hours costs at every stroke of a key, against checking the same form by its schema. */
export function benchProposal(options: Options): void {
  const rounds = numberOf(options, 'rounds', 50);
  const results = studyForms().map((studyForm) => {
    const form = hourFormExample(studyForm);
    return {
      studyForm,
      proposalUs: timeOf(rounds, () => proposeHours(DEFAULT_HOUR_RULES, studyForm, form)),
      schemaUs: timeOf(rounds, () => creditHourForms[studyForm].safeParse(form)),
    };
  });
  console.log(`\nProposals of hours, median of ${rounds} rounds of ${CALLS_AT_ONCE} calls\n${machineLine()}\n`);
  const all = { studyForm: 'median of all', proposalUs: median(results.map(({ proposalUs }) => proposalUs)), schemaUs: median(results.map(({ schemaUs }) => schemaUs)) };
  printTable(['', 'µs', 'schema µs', 'ratio'], [...results, all].map(({ studyForm, proposalUs, schemaUs }) =>
    [studyForm, proposalUs.toFixed(2), schemaUs.toFixed(2), (proposalUs / schemaUs).toFixed(2)]));
  keepResults('proposal', { machine: machineLine(), rounds, results });
}

/** Microseconds per call; the first round is not counted. */
function timeOf(rounds: number, work: () => unknown): number {
  const durations = Array.from({ length: rounds + 1 }, () => {
    const startedAt = performance.now();
    for (let call = 0; call < CALLS_AT_ONCE; call += 1) work();
    return ((performance.now() - startedAt) * MICROSECONDS) / CALLS_AT_ONCE;
  });
  return median(durations.slice(1));
}
