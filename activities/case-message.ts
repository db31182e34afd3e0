import type { Sequelize } from 'sequelize';
import type { CaseModel } from '../models/case.ts';
import { findCaseToTell, type CaseToTell } from '../models/stores/case-to-tell.ts';
import { openContent } from '../models/stores/contents.ts';
import { isAboutPerson } from '../models/stores/subject-name.ts';
import type { Mailer, ShortMessages } from '../platform/mail.ts';
import type { Sealing } from '../platform/sealing.ts';
import { caseKindOf } from '../workflows/flows/index.ts';
import { type MessageParams, translate } from '../workflows/shared/messages/index.ts';
import { lastDayOf } from '../workflows/shared/time.ts';

export interface NotifyDeps {
  readonly sequelize: Sequelize;
  readonly sealing: Sealing;
  readonly mailer: Mailer;
  /** Null where no gateway is connected. */
  readonly shortMessages: ShortMessages | null;
  readonly publicUrl: string;
}

/**
 * What of it may be kept in a message within the application: the name of an organization, never that of a person, whose
 * case is called by its number.
 */
export function messageParamsOf(
  { flowId, subject, number }: Pick<CaseModel, 'flowId' | 'subject' | 'number'>, { subject: name = '', reviewer = '', dueOn = '' }: MessageParams,
): MessageParams {
  return { subject: isAboutPerson(caseKindOf(flowId, subject)) ? number : name, reviewer, dueOn };
}

/** A case to tell people of, and what messages about it may name: number, subject, who reviews, the last reason, days and addresses. */
export async function describeCase(
  { sequelize, sealing, publicUrl }: NotifyDeps, caseId: string,
): Promise<{ found: CaseToTell; params: MessageParams }> {
  const found = await findCaseToTell(sequelize, caseId);
  return {
    found,
    params: {
      caseNumber: found.number,
      subject: found.subjectName,
      flow: translate('zh-CN', `flows.${found.flowId}`),
      reviewer: found.reviewer ?? '',
      reason: openContent(sealing, found.reasonSealed) ?? '',
      dueOn: found.dueAt === null ? '' : lastDayOf(found.dueAt.toISOString()),
      signInUrl: `${publicUrl}/sign-in/${found.subject}`,
      progressUrl: `${publicUrl}/registrations/progress?number=${found.number}`,
      ownUrl: `${publicUrl}/my-cases/${caseId}`,
      caseUrl: `${publicUrl}/cases/${caseId}`,
    },
  };
}
