import { type ClassToDeclare, findClassToDeclare, listUndeclaredMembers } from '../../models/stores/class-roster.ts';
import type { ClassForm } from '../../workflows/shared/training.ts';
import type { ApiDeps } from '../app-env.ts';
import { ProblemError } from '../problem.ts';
import { beginRoster, type RosterToBegin } from './begin-roster.ts';

/** The result with which everybody of a roster has passed. */
const PASSED = 'qualified';

/** What a class says in the form of its study form; its closing, which was approved, stands for the evidence. */
const formOf = {
  baseClass: ({ id }) => ({ classId: id, certificateNumber: '', result: PASSED, notice: [], certificate: [], unitProof: [] }),
  onlineCourse: ({ organizationName, endsOn }) => ({ platform: organizationName, completedOn: endsOn, result: PASSED, certificateNumber: '', completionProof: [] }),
  industryTraining: ({ name, number, planItem }) => ({ planItem: planItem ?? name, session: number, result: PASSED, notice: [], participationProof: [] }),
} satisfies Record<ClassForm, (found: ClassToDeclare) => object>;

/**
 * Declares the hours of a closed class for everybody who has passed it and has none of it yet, each with the hours of the roster
 * (domain §6.7; docs/rules.md, "Hours"). Safe to retry: one request is one roster; whoever has a declaration is left out.
 *
 * @returns the id of the roster.
 * @throws ProblemError for what is refused; nothing is written then.
 */
export async function beginClassRoster(
  deps: ApiDeps, { classId, ...input }: Pick<RosterToBegin, 'request' | 'accountId' | 'membershipId' | 'organizationId'> & { readonly classId: string },
): Promise<string> {
  const found = await findClassToDeclare(deps.sequelize, { id: classId, organizationId: input.organizationId });
  if (found === null) throw new ProblemError('not-found');
  if (found.status !== 'closed') throw new ProblemError('class-not-closed');
  const { learningSubject, studyForm, name: title, startsOn, endsOn, hours } = found;
  return beginRoster(deps, {
    ...input, classId, studyForm, people: await listUndeclaredMembers(deps.sequelize, classId),
    form: { year: Number(startsOn.slice(0, 4)), learningSubject, title, startsOn, endsOn, hours, remark: '', ...formOf[studyForm](found) },
  });
}
