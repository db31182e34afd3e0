import type { HalfFilledForm } from './form-values.ts';
import type { HourRules } from './rules.ts';

/** Why a proposal is what it is; the sentence is `hours.reason.<code>`, its params stand in the docstring of the code. */
export type ProposalReason =
  /** `field`: what the rule needs is not filled in yet. */
  | 'missing'
  /** The division does not count this form, or not towards this subject. */
  | 'notOffered' | 'subjectNotOffered'
  /** The assessment was failed. */
  | 'resultFailed'
  /** No formula: the hours of the course as its proof states them, or as the reviewer recognizes them. */
  | 'courseHours' | 'leftToReviewer'
  /** `hours`: those of the approved class or plan. */
  | 'approvedHours' | 'approvedHoursUnknown'
  /** `count` × `each`. */
  | 'days' | 'halfDays' | 'courses' | 'teachingHours' | 'modules'
  /** `days`: more are named than lie between the dates. */
  | 'datesSpan'
  /** `level`, `hours`. */
  | 'conferenceLevel' | 'paperExtra' | 'levelNotListed'
  /** `level`, `projectKind`, `rank`, `hours`. */
  | 'projectRank'
  /** `rank`, `hours`; beyond the `counted` first there is nothing. */
  | 'authorRank' | 'beyondRank'
  /** `characters`, `each` per ten thousand. */
  | 'characters'
  /** `patentKind`, `hours`. */
  | 'patentKind'
  /** `level`, `awardClass`, `hours`. */
  | 'awardClass' | 'awardNotListed'
  /** `rank`, `less` per rank. */
  | 'lessPerRank'
  /** `hours`: the same for everybody. */
  | 'fixed'
  /** `months`, `perYear`. */
  | 'months'
  /** `points`, `needed`, `hours`. */
  | 'points' | 'pointsBelow'
  /** `cap`: the most of this form that counts in a year. */
  | 'yearlyCap';

export interface ReasonOfProposal {
  readonly code: ProposalReason;
  /** Numbers and codes of code tables; names of fields under `field`. */
  readonly params: Readonly<Record<string, string | number>>;
}

/** What the rules give for a declaration, and why. */
export interface Proposal {
  /** In steps of 0.5; null when it cannot be computed yet or the rule leaves it to the reviewer. */
  readonly hours: number | null;
  /** The most that this declaration can get; null for no limit. */
  readonly cap: number | null;
  readonly reasons: readonly ReasonOfProposal[];
}

/** What is known beside the form: the hours that a class or a project of a plan was approved with. */
export interface ProposalFacts {
  readonly approvedHours: number | null;
}

/** What the rule of one study form gives before caps: null with its reason while nothing can be said. */
export interface Amount {
  readonly hours: number | null;
  readonly reasons: readonly ReasonOfProposal[];
}

/** The rule of one study form. Pure, and tolerant of half-filled forms. */
export type AmountRule = (rules: HourRules, form: HalfFilledForm, facts: ProposalFacts) => Amount;

/** A reason with its params. */
export function reason(code: ProposalReason, params: ReasonOfProposal['params'] = {}): ReasonOfProposal {
  return { code, params };
}

/** Hours with the reasons for them. */
export function amount(hours: number, ...reasons: readonly ReasonOfProposal[]): Amount {
  return { hours, reasons };
}

/** Nothing can be said, and why. */
export function unknown(...reasons: readonly ReasonOfProposal[]): Amount {
  return { hours: null, reasons };
}

/** Nothing can be said before these fields are filled in: those of the given values that are null. */
export function missing(values: Readonly<Record<string, unknown>>): Amount {
  const fields = Object.keys(values).filter((field) => values[field] === null);
  return unknown(...fields.map((field) => reason('missing', { field })));
}

/** `count` times `each`, under the reason of that name. */
export function times(code: ProposalReason, count: number, each: number): Amount {
  return amount(count * each, reason(code, { count, each }));
}
