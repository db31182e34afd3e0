import { html, nothing, type TemplateResult } from 'lit';
import { currentLocale, say } from '../../i18n/locale.ts';
import { currentSession } from '../../shell/session.ts';

/** Where the person stands; for those who have nothing to decide. */
export function ownPlace(): TemplateResult | typeof nothing {
  const session = currentSession();
  if (session === null) return nothing;
  const { organization, membership, userType } = session;
  const role = say(membership?.isSuperAdministrator === true ? 'common.superAdministrator' : 'account.workbench.place.member');
  const rows = [
    [say('account.workbench.place.userType'), say(`common.userType.${userType}`)],
    ...(organization === null ? [] : [
      [say('account.workbench.place.organization'), organization.name],
      [say('account.workbench.place.division'), organization[currentLocale() === 'en' ? 'divisionNameEn' : 'divisionName']],
      [say('account.workbench.place.role'), role],
    ]),
  ];
  return html`<section class="pane">
    <header><h2>${say('account.workbench.place')}</h2></header>
    <dl class="place">${rows.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>
  </section>`;
}
