import { say } from '../i18n/locale.ts';

/** What a password field calls its eye. */
export function passwordWords(): { readonly reveal: string } {
  return { reveal: say('common.password.reveal') };
}
