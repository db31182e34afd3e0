import { queryPrepared } from '../../models/database.ts';
import { openText, type StoredForm } from '../../models/stores/form-snapshot.ts';
import { ID_NUMBER } from '../../models/stores/people.ts';
import { findPresentSubmission } from '../../models/stores/present-submission.ts';
import type { BlockedReason } from '../../workflows/shared/command.ts';
import { dayOf } from '../../workflows/shared/time.ts';
import type { EffectContext } from './effect.ts';

/**
 * What has changed since a registration was submitted so that it cannot take effect: its superior or unit was disabled, its
 * credit code was registered, the approval of the base ran out, the account of the person was disabled, or he is employed
 * elsewhere (docs/rules.md, "What an approval asks once more"). Null when nothing has.
 */
export async function findRegistrationBlock(context: EffectContext): Promise<BlockedReason | null> {
  const { found, at, sealing, transaction } = context;
  const stored = await findPresentSubmission(found, transaction);
  const facts = await findFacts(context, stored);
  const validUntil = openText(sealing, stored, 'validUntil');
  const isProfessional = found.subject === 'professional';
  const blocks: readonly (readonly [boolean, BlockedReason])[] = [
    [facts.isSuperiorGone, isProfessional ? 'unit-unavailable' : 'superior-unavailable'],
    [!isProfessional && facts.isCodeTaken, 'credit-code-taken'],
    [validUntil !== '' && validUntil < dayOf(at), 'approval-expired'],
    [facts.isAccountDisabled, 'account-disabled'],
    [isProfessional && facts.isElsewhere, 'employed-elsewhere'],
  ];
  return blocks.find(([isBlocked]) => isBlocked)?.[1] ?? null;
}

interface Facts {
  readonly isSuperiorGone: boolean;
  readonly isCodeTaken: boolean;
  readonly isAccountDisabled: boolean;
  readonly isElsewhere: boolean;
}

async function findFacts({ sequelize, sealing, found, at, transaction }: EffectContext, stored: StoredForm): Promise<Facts> {
  const [facts] = await queryPrepared<Facts>(sequelize, `
    WITH person AS (SELECT id FROM persons WHERE id_number_index = ANY($indexes))
    SELECT
      EXISTS (SELECT FROM organizations WHERE id = $superiorId AND status <> 'active') AS "isSuperiorGone",
      EXISTS (SELECT FROM organizations WHERE kind = $subject AND credit_code = $creditCode AND status = 'active') AS "isCodeTaken",
      EXISTS (SELECT FROM accounts a JOIN person p ON p.id = a.person_id WHERE a.status <> 'active') AS "isAccountDisabled",
      EXISTS (SELECT FROM employments e JOIN person p ON p.id = e.person_id
        WHERE e.organization_id <> $superiorId AND e.period && tstzrange(CAST($at AS timestamptz), NULL)) AS "isElsewhere"`, {
    superiorId: found.superiorId, subject: found.subject, creditCode: openText(sealing, stored, 'creditCode'), at,
    indexes: sealing.blindIndexes(openText(sealing, stored, 'idNumber'), ID_NUMBER),
  }, transaction);
  return facts ?? { isSuperiorGone: false, isCodeTaken: false, isAccountDisabled: false, isElsewhere: false };
}
