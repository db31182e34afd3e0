import { html, nothing, type TemplateResult } from 'lit';
import { formSection } from '../../components/form/form-section.ts';
import { formWords } from '../../components/form/form-words.ts';
import type { RegistrationSubject } from '../../../workflows/flows/registration-review/definition.ts';
import { identitySectionOf, kindOf } from './registration-subject.ts';
import './identity-section.css';

/** A person as pages show him: his name, and what is masked. */
export interface Identity {
  readonly personName: string;
  readonly idNumber: string;
  readonly mobile: string;
  readonly email: string;
}

const FIELDS = ['personName', 'idNumber', 'mobile', 'email'] as const satisfies readonly (keyof Identity)[];

export interface IdentitySectionOptions {
  readonly subject: RegistrationSubject;
  readonly index: number;
  readonly note: string;
  readonly identity: Identity;
  /** What stands at the head of the section. */
  readonly lead?: TemplateResult;
}

/** Instead of the fields of who submits: the person who has confirmed by his login that it is him. */
export function identitySection({ subject, index, note, identity, lead }: IdentitySectionOptions): TemplateResult {
  const words = formWords(kindOf(subject));
  const section = identitySectionOf(subject);
  return formSection({ id: `section-${section}`, index, title: words.section(section), note }, html`${lead ?? nothing}
    <dl class="identity">${FIELDS.map((name) => html`<div><dt>${words.label(name)}</dt><dd>${identity[name]}</dd></div>`)}</dl>`);
}
