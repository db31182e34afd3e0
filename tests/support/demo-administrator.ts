import { administratorIndex, indexOf } from '../../models/seeds/demo/logins.ts';
import { demoPerson } from '../../models/seeds/demo/people.ts';
import type { NewPerson } from '../../models/stores/people.ts';

/** The administrator number `place` (0 is the first) of an organization of the demo. */
export function demoAdministrator(organization: string, place = 0): NewPerson {
  return demoPerson(administratorIndex(indexOf(organization), place));
}
