import { z } from 'zod';
import { professionalRegistrationForm } from '../../registration-review/forms/professional.ts';

const { idType, idNumber, personName, sex, birthDate } = professionalRegistrationForm.shape;

/** What of a person's record says who he is; it is compared, stored masked and shown (domain §5.5). */
export const identityRecord = z.strictObject({ personName, idType, idNumber, sex, birthDate });
