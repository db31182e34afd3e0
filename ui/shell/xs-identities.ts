import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { LightElement } from '../components/light-element.ts';
import { problemNotice } from '../components/notices.ts';
import '../components/xs-icon.ts';
import { HttpProblem } from '../http/http-problem.ts';
import { currentLocale, say } from '../i18n/locale.ts';
import type { Session } from './session.ts';
import { switchMembership } from './switching.ts';

interface Identity {
  readonly membershipId: string | null;
  readonly name: string;
  readonly note: string;
}

/** As whom the person can act, and which it is now; choosing another one switches. Nothing where there is one only. Fires `switched`. */
@customElement('xs-identities')
export class XsIdentities extends LightElement {
  @property({ attribute: false }) session: Session | null = null;
  @state() private isBusy = false;
  @state() private problem: HttpProblem | null = null;

  protected override render(): TemplateResult | typeof nothing {
    const identities = this.session === null ? [] : identitiesOf(this.session);
    if (identities.length < 2) return nothing;
    return html`<section aria-labelledby="identities">
      <h2 id="identities">${say('common.identities')}</h2>
      <ul>${identities.map((identity) => this.#item(identity))}</ul>
      ${this.problem === null ? nothing : problemNotice(this.problem)}</section>`;
  }

  #item({ membershipId, name, note }: Identity): TemplateResult {
    const isPresent = membershipId === (this.session?.membership?.id ?? null);
    return html`<li><button type="button" aria-pressed=${isPresent} ?disabled=${this.isBusy} title=${name} @click=${() => { void this.#choose(membershipId, isPresent); }}>
      ${isPresent ? html`<xs-icon name="check"></xs-icon>` : html`<span class="no-icon"></span>`}
      <span class="identity"><span>${name}</span><span class="muted">${note}</span></span></button></li>`;
  }

  async #choose(membershipId: string | null, isPresent: boolean): Promise<void> {
    if (isPresent || this.isBusy) return;
    this.isBusy = true;
    this.problem = null;
    try {
      await switchMembership(membershipId);
      this.dispatchEvent(new Event('switched', { bubbles: true }));
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      this.problem = error;
    } finally {
      this.isBusy = false;
    }
  }
}

function identitiesOf({ memberships, professional }: Session): Identity[] {
  const language = currentLocale() === 'en' ? 'en' : 'zh';
  return [
    ...memberships.map(({ id, organization, roles }) => ({
      membershipId: id, name: organization.name,
      note: [say(`common.userType.${organization.kind}`), ...roles.map((role) => role[language])].join(' · '),
    })),
    ...(professional === null ? [] : [{ membershipId: null, name: say('common.identities.self'), note: professional.organizationName }]),
  ];
}
