import type { nothing, TemplateResult } from 'lit';
import type { SubmitsAs } from '../../components/form/field-context.ts';
import type { FormData } from '../../components/form/form-model.ts';
import type { WrongField } from '../../components/form/xs-error-summary.ts';
import type { FormEntry } from './submit-gateway.ts';
import type { ProblemField } from '../../http/http-problem.ts';

/** A form while it is filled in, as what stands around it sees it. */
export interface FormInHand {
  readonly submitsAs: SubmitsAs;
  /** As it would be sent now. */
  readonly data: FormData;
  /** What the server has refused. */
  readonly refusals: readonly ProblemField[];
  /** Previewing was tried: from now on everything says what is wrong. */
  readonly tried: boolean;
  /** Fills in fields in place of the person. */
  readonly fill: (values: FormData) => void;
}

/** Sends a form that makes several cases. Safe to retry under the same key. Throws HttpProblem. */
export type SendForAll = (entry: FormEntry, key: string) => Promise<string>;

/** What a kind of case adds to its form: what it begins with, whom it is about, and what stands around it. */
export interface FormCompanion {
  /** What an empty form begins with. */
  readonly first: FormData;
  /** What was chosen on the way to the form; it goes before what a draft says. */
  readonly chosen: FormData;
  /** What is said of the review before it is known which steps of the kind it goes through. */
  readonly steps: readonly string[];
  /** Whom it is about, where the form itself does not say; by their ids. */
  peopleOf(submitsAs: SubmitsAs): readonly string[];
  /** Sends it for all of them at once and gives the page that follows; null where it is one case. */
  sendForAll(submitsAs: SubmitsAs): SendForAll | null;
  /** What is wrong outside the form. */
  wrongOf(form: FormInHand): readonly WrongField[];
  /** Above the sections of the form. */
  above(form: FormInHand): TemplateResult | typeof nothing;
  /** Beside the form; on phones before its button. */
  beside(form: FormInHand): TemplateResult | typeof nothing;
  /** Something was changed, or submitted. */
  changed(data: FormData): void;
  submitted(): void;
}
