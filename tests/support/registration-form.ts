import { randomInt, randomUUID } from 'node:crypto';
import { creditCodeCheckCharacter } from '../../workflows/shared/credit-code.ts';
import { idNumberCheckDigit } from '../../workflows/shared/id-number.ts';

/** Begins anywhere: several test files may share one application. */
let last = randomInt(5_000_000);

/** An invented ID number that no other call gives: region 370000, valid check digit. */
export function nextIdNumber(): string {
  last += 1;
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  const [sequence, day, month, year] = [last % 900, Math.floor(last / 900) % 28, Math.floor(last / 25_200) % 12, Math.floor(last / 302_400) % 40];
  const first17 = `370000${1960 + year}${twoDigits(1 + month)}${twoDigits(1 + day)}${100 + sequence}`;
  return `${first17}${idNumberCheckDigit(first17)}`;
}

/** An invented credit code that no other call gives: region 000000, valid check character. */
export function nextCreditCode(): string {
  last += 1;
  const first17 = `91000000MA${String(last).padStart(7, '0')}`;
  return `${first17}${creditCodeCheckCharacter(first17)}`;
}

/** Nobody's, and strong enough. */
export const PASSWORD = 'Cedar-Lantern-42';

export interface RegistrationFormInput {
  readonly creditCode: string;
  readonly name: string;
  readonly nature: string;
  readonly industry: string;
  readonly divisionCode: string;
  readonly superiorId: string | null;
  readonly legalRepresentative: string;
  readonly headcount: number | null;
  readonly address: string;
  readonly idType: string;
  readonly idNumber: string;
  readonly personName: string;
  readonly mobile: string;
  readonly email: string;
  readonly phone: string;
  readonly license: readonly string[];
  readonly authorization: readonly string[];
}

/**
 * A registration that everything accepts: an enterprise of 历下区 without a superior. Its files are invented; to submit it,
 * see attachments.ts.
 */
export function registrationForm(more: Partial<RegistrationFormInput> = {}): RegistrationFormInput {
  const creditCode = nextCreditCode();
  return {
    creditCode, name: `历下区测试单位${creditCode.slice(-6)}`, nature: 'private-enterprise', industry: 'I', divisionCode: '370102',
    superiorId: null, legalRepresentative: '钱进', headcount: 12, address: '历下区解放路 1 号', idType: 'resident-id',
    idNumber: nextIdNumber(), personName: '赵明', mobile: '13900001234', email: 'zhao@example.cn', phone: '',
    license: [randomUUID()], authorization: [randomUUID()], ...more,
  };
}
