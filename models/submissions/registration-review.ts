import { registrationForms } from '../../workflows/flows/registration-review/form.ts';
import { isRegistrationSubject } from '../../workflows/flows/registration-review/definition.ts';
import { attachmentsIn } from '../stores/attachments.ts';
import { checkRegistration } from '../stores/check-registration.ts';
import { storeForm } from '../stores/form-snapshot.ts';
import { getOwnFields } from '../stores/own-identity.ts';
import { ID_NUMBER } from '../stores/people.ts';
import { refuseChoices } from '../stores/refuse-choices.ts';
import { findRegistered } from '../stores/registered-already.ts';
import { readForm } from './read-form.ts';
import type { PrepareSubmission } from './submission.ts';

/**
 * Reads the registration of an organization or a person (manual §1, §5.1.3; docs/rules.md, "Registration of …"). Who
 * submitted it with his account is its administrator, or the professional himself, in every round: only he has shown that
 * the account is his.
 */
export const prepareRegistration: PrepareSubmission = async (deps, { subject, form: sent, submitterAccountId: accountId }, transaction) => {
  if (!isRegistrationSubject(subject)) return { status: 'invalid', errors: [] };
  const own = accountId === null ? {} : await getOwnFields(deps, { subject, accountId }, transaction);
  const schema = registrationForms[subject];
  const read = readForm(schema, { ...Object(sent), ...own });
  if ('errors' in read) return { status: 'invalid', errors: read.errors };
  const { form } = read;
  const errors = await refuseChoices(deps, { subject, form }, transaction);
  if (errors.length > 0) return { status: 'invalid', errors };
  const registered = await findRegistered(deps, { subject, form }, accountId, transaction);
  if (registered !== null) return { status: registered };
  const { checks, reviewer, divisionCode } = await checkRegistration(deps, { subject, form }, transaction);
  if (reviewer === null) return { status: 'reviewer-missing' };
  const personIndex = deps.sealing.blindIndex(form.idNumber, ID_NUMBER);
  return {
    status: 'prepared',
    reviewer,
    submission: {
      ...('creditCode' in form
        ? { subjectKey: `${subject}:${form.creditCode}`, subjectName: form.name, subjectPersonIndex: null }
        : { subjectKey: `${subject}:${personIndex}`, subjectName: form.personName, subjectPersonIndex: personIndex }),
      divisionCode,
      superiorId: form.superiorId,
      submitterPersonIndex: personIndex,
      stored: storeForm(deps.sealing, schema, form),
      attachments: attachmentsIn(schema, form),
      checks,
    },
  };
};
