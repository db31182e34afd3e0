import type { ReasonWords } from '../../components/xs-reason-dialog.ts';
import { say } from '../../i18n/locale.ts';

/** What the dialog for the reason says. */
export function disclosureWords(): ReasonWords {
  return {
    title: say('review.disclosure.title'), text: say('review.disclosure.text'), label: say('review.disclosure.reason'),
    missing: say('review.disclosure.missing'), confirm: say('review.case.disclose'),
  };
}
