import type { Sequelize } from 'sequelize';
import type { Sealing } from '../../platform/sealing.ts';
import { normalizeIdNumber } from '../../workflows/shared/id-number.ts';
import { maskBirthDate, maskIdNumber, maskName } from '../../workflows/shared/mask.ts';
import { normalizeText } from '../../workflows/shared/text.ts';
import { queryRows } from '../database.ts';
import { containing } from '../like-pattern.ts';
import { ID_NUMBER } from './people.ts';

type Deps = { readonly sequelize: Sequelize; readonly sealing: Sealing };

/** A person as a form shows whom one has picked: his name and numbers masked. */
export interface PersonChoice {
  readonly id: string;
  readonly name: string;
  readonly idNumber: string;
  /** What only his own unit and he himself learn; null for everybody else. */
  readonly details: {
    readonly sex: 'male' | 'female' | null;
    readonly birthDate: string | null;
    readonly unitName: string;
    readonly sectionName: string | null;
    /** The title he got last; null where his profile has none. */
    readonly titleName: string | null;
  } | null;
}

interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly idNumberSealed: string;
  readonly sex: 'male' | 'female' | null;
  readonly birthDate: string | null;
  readonly unitName: string;
  readonly sectionName: string | null;
  readonly titleName: string | null;
}

/** People one finds at once. */
const PEOPLE_AT_MOST = 50;

/** Whoever is employed today; `e` is his employment. */
const EMPLOYED = `
  SELECT p.id, p.name, p.id_number_sealed AS "idNumberSealed", p.sex, p.birth_date::text AS "birthDate", o.name AS "unitName", s.name AS "sectionName",
    (SELECT r.form ->> 'titleName' FROM profile_records r WHERE r.person_id = p.id AND r.kind = 'title' AND r.removed_at IS NULL
      ORDER BY r.form ->> 'obtainedOn' DESC, r.id DESC LIMIT 1) AS "titleName"
  FROM persons p JOIN employments e ON e.person_id = p.id AND e.period @> now()
  JOIN organizations o ON o.id = e.organization_id LEFT JOIN sections s ON s.id = e.section_id`;

/** The employed people that `condition` (of `accessibleBy`, alias `e`) reaches and whose name holds `part`, by name; at most 50. One statement. */
export async function findEmployees(deps: Deps, { condition, part }: { condition: string; part: string }): Promise<PersonChoice[]> {
  const pattern = containing(normalizeText(part));
  const rows = await queryRows<PersonRow>(deps.sequelize, `${EMPLOYED}
    WHERE ${condition} AND p.name ILIKE :pattern ORDER BY p.name, p.id LIMIT ${PEOPLE_AT_MOST}`, { pattern });
  return rows.map((row) => choiceOf(deps.sealing, row, true));
}

/** The employed people that `condition` (of `accessibleBy`, alias `e`) reaches, in the order of their ids, from after `after` on. One statement. */
export async function listEmployees(
  deps: Deps, { condition, after, limit }: { condition: string; after: string | null; limit: number },
): Promise<PersonChoice[]> {
  const rows = await queryRows<PersonRow>(deps.sequelize, `${EMPLOYED}
    WHERE ${condition} ${after === null ? '' : 'AND p.id > :after'} ORDER BY p.id LIMIT :limit`, { after, limit });
  return rows.map((row) => choiceOf(deps.sealing, row, true));
}

/** One employed person that `condition` (of `accessibleBy`, alias `e`) reaches; null for anybody else. One statement. */
export async function findEmployee(deps: Deps, { condition, personId }: { condition: string; personId: string }): Promise<PersonChoice | null> {
  const [row] = await queryRows<PersonRow>(deps.sequelize, `${EMPLOYED} WHERE ${condition} AND p.id = :personId`, { personId });
  return row === undefined ? null : choiceOf(deps.sealing, row, true);
}

/** The person of an account, while he is employed; null otherwise. One statement. */
export async function findOwnPerson(deps: Deps, accountId: string): Promise<PersonChoice | null> {
  const [row] = await queryRows<PersonRow>(deps.sequelize, `${EMPLOYED} JOIN accounts a ON a.person_id = p.id WHERE a.id = :accountId`, { accountId });
  return row === undefined ? null : choiceOf(deps.sealing, row, true);
}

/** The employed person with this whole ID number; null for none. Where he works is not told. One statement. */
export async function findPersonByIdNumber(deps: Deps, idNumber: string): Promise<PersonChoice | null> {
  const indexes = deps.sealing.blindIndexes(normalizeIdNumber(idNumber), ID_NUMBER);
  const [row] = await queryRows<PersonRow>(deps.sequelize, `${EMPLOYED} WHERE p.id_number_index IN (:indexes)`, { indexes });
  return row === undefined ? null : choiceOf(deps.sealing, row, false);
}

function choiceOf(sealing: Sealing, row: PersonRow, isKnown: boolean): PersonChoice {
  const { id, name, idNumberSealed, sex, birthDate, unitName, sectionName, titleName } = row;
  return {
    id, name: maskName(name), idNumber: maskIdNumber(sealing.unseal(idNumberSealed, ID_NUMBER)),
    details: isKnown ? { sex, birthDate: birthDate === null ? null : maskBirthDate(birthDate), unitName, sectionName, titleName } : null,
  };
}
