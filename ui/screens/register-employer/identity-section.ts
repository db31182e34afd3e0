import { html, type TemplateResult } from 'lit';
import { formSection } from '../../components/form/form-section.ts';
import { formWords } from '../../components/form/form-words.ts';
import { registrationReview } from '../../../workflows/flows/registration-review/definition.ts';
import './identity-section.css';

/** A person as pages show him: his name, and what is masked. */
export interface Identity {
  readonly personName: string;
  readonly idNumber: string;
  readonly mobile: string;
  readonly email: string;
}

const FIELDS = ['personName', 'idNumber', 'mobile', 'email'] as const satisfies readonly (keyof Identity)[];

/** Instead of the administrator's fields: the person who has confirmed by his login that it is him. */
export function identitySection(index: number, note: string, identity: Identity, lead: unknown = ''): TemplateResult {
  const words = formWords(registrationReview.id);
  return formSection({ id: 'section-administrator', index, title: words.section('administrator'), note }, html`${lead}
    <dl class="identity">${FIELDS.map((name) => html`<div><dt>${words.label(name)}</dt><dd>${identity[name]}</dd></div>`)}</dl>`);
}
