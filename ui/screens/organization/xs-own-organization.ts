import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { InferResponseType } from 'hono/client';
import '../../components/buttons.css';
import { LightElement } from '../../components/light-element.ts';
import { loadFailed, loadingNotice } from '../../components/notices.ts';
import { Loaded } from '../../controllers/loaded.ts';
import { organizationsApi } from '../../http/clients.ts';
import { currentLocale, say } from '../../i18n/locale.ts';
import { currentAbility, currentSession } from '../../shell/session.ts';
import { submissionPathOf, submitsAs } from '../../shell/submits-as.ts';
import './xs-own-organization.css';

type OwnOrganization = InferResponseType<typeof organizationsApi.own.$get, 200>;

/** The organization in whose name one acts, as its record has it; from here one asks for another superior (manual §5.1.1.1). */
@customElement('xs-own-organization')
export class XsOwnOrganization extends LightElement {
  #locale = currentLocale();
  readonly #organization = new Loaded<OwnOrganization>(this, async () => (await organizationsApi.own.$get()).json());

  /** Codes come in the language of the question. */
  protected override willUpdate(): void {
    if (this.#locale === currentLocale()) return;
    this.#locale = currentLocale();
    void this.#organization.reload();
  }

  protected override render(): TemplateResult {
    const { value, problem } = this.#organization;
    return html`<div class="page own-organization">
      <div class="page-head"><h1>${say('submit.screen.organization')}</h1>${value === null ? nothing : html`<p>${value.name}</p>`}</div>
      <section class="pane">${value === null
        ? problem === null ? loadingNotice() : loadFailed(problem, () => { void this.#organization.reload(); })
        : contentOf(value)}</section>
    </div>`;
  }
}

function contentOf(found: OwnOrganization): TemplateResult {
  const rows = [
    [say('submit.organization.name'), found.name],
    [say('submit.organization.kind'), say(`common.userType.${found.kind}`)],
    [say('submit.organization.code'), found.code],
    [say('submit.organization.creditCode'), found.creditCode],
    [say('submit.organization.division'), found.divisionName],
    [say('submit.organization.nature'), found.nature],
    [say('submit.organization.industry'), found.industry],
    [say('submit.organization.address'), found.address],
    [say('submit.organization.postcode'), found.postcode],
    [say('submit.organization.headcount'), found.headcount === null ? null : String(found.headcount)],
    [say('submit.organization.employees'), String(found.employees)],
    [say('submit.organization.administrators'), String(found.administrators)],
  ] as const;
  // What its kind is not asked for is not missing.
  return html`<dl class="facts">${rows.map(([term, text]) => (text === null ? nothing : html`<div><dt>${term}</dt><dd>${text}</dd></div>`))}</dl>
    ${dataAction()}<div class="superior"><dl><dt>${say('submit.organization.superior')}</dt><dd>${found.superiorName ?? say('submit.organization.superior.none')}</dd></dl>${superiorAction(found)}</div>`;
}

/** Its data are changed by a case. */
function dataAction(): TemplateResult | typeof nothing {
  const kind = 'changeReview.organization';
  return submitsAs(kind, currentSession(), currentAbility()).length === 0
    ? nothing : html`<div class="act"><a class="button" href=${submissionPathOf(kind)}>${say('profile.change')}</a></div>`;
}

function superiorAction({ openChange }: OwnOrganization): TemplateResult | typeof nothing {
  const kind = 'superiorChange.organization';
  if (openChange !== null) {
    return html`<p>${say('submit.organization.changing')} <a href="/my-cases/${openChange.caseId}">${openChange.caseNumber}</a></p>`;
  }
  return submitsAs(kind, currentSession(), currentAbility()).length === 0
    ? nothing : html`<a class="button" href=${submissionPathOf(kind)}>${say('flows.superiorChange')}</a>`;
}
