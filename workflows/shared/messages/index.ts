import { checks as enChecks } from './en/checks.ts';
import { account as enAccount } from './en/account.ts';
import { applicant as enApplicant } from './en/applicant.ts';
import { attachments as enAttachments } from './en/attachments.ts';
import { batch as enBatch } from './en/batch.ts';
import { supervision as enSupervision } from './en/supervision.ts';
import { substitutes as enSubstitutes } from './en/substitutes.ts';
import { calendar as enCalendar } from './en/calendar.ts';
import { common as enCommon } from './en/common.ts';
import { desk as enDesk } from './en/desk.ts';
import { flows as enFlows } from './en/flows.ts';
import { hours as enHours } from './en/hours.ts';
import { mail as enMail } from './en/mail.ts';
import { messages as enMessages } from './en/messages.ts';
import { portal as enPortal } from './en/portal.ts';
import { problems as enProblems } from './en/problems.ts';
import { profile as enProfile } from './en/profile.ts';
import { review as enReview } from './en/review.ts';
import { submit as enSubmit } from './en/submit.ts';
import { account } from './zh-cn/account.ts';
import { applicant } from './zh-cn/applicant.ts';
import { attachments } from './zh-cn/attachments.ts';
import { batch } from './zh-cn/batch.ts';
import { calendar } from './zh-cn/calendar.ts';
import { checks } from './zh-cn/checks.ts';
import { common } from './zh-cn/common.ts';
import { desk } from './zh-cn/desk.ts';
import { flows } from './zh-cn/flows.ts';
import { hours } from './zh-cn/hours.ts';
import { mail } from './zh-cn/mail.ts';
import { messages } from './zh-cn/messages.ts';
import { portal } from './zh-cn/portal.ts';
import { problems } from './zh-cn/problems.ts';
import { profile } from './zh-cn/profile.ts';
import { review } from './zh-cn/review.ts';
import { submit } from './zh-cn/submit.ts';
import { substitutes } from './zh-cn/substitutes.ts';
import { supervision } from './zh-cn/supervision.ts';

/**
 * Every sentence people read, in one typed catalogue for screens, mail, problems and Excel. Chinese is the source;
 * an English area is a `Record` over the Chinese keys, so a missing sentence does not compile.
 */
const zhCn = { account, applicant, attachments, batch, calendar, checks, common, desk, flows, hours, mail, messages, portal, problems, profile, review, submit, substitutes, supervision };
const en = {
  account: enAccount, applicant: enApplicant, attachments: enAttachments, batch: enBatch, calendar: enCalendar, checks: enChecks, common: enCommon, desk: enDesk, flows: enFlows,
  hours: enHours, mail: enMail, messages: enMessages, portal: enPortal, problems: enProblems, profile: enProfile, review: enReview, submit: enSubmit, substitutes: enSubstitutes, supervision: enSupervision,
} satisfies { [Area in keyof typeof zhCn]: Record<keyof (typeof zhCn)[Area], string> };

export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

type Catalogue = typeof zhCn;
/** `<area>.<key>`, for example `common.signOut`. */
export type MessageKey = { [Area in keyof Catalogue & string]: `${Area}.${keyof Catalogue[Area] & string}` }[keyof Catalogue & string];
/** Names of sentences that people are told within the application: keys of the area `messages`, without it. */
export type MessageCode = keyof Catalogue['messages'] & string;
export type MessageParams = Readonly<Record<string, string | number>>;

const byLocale = { 'zh-CN': flatten(zhCn), en: flatten(en) } satisfies Record<Locale, Map<string, string>>;

function flatten(catalogue: Readonly<Record<string, Readonly<Record<string, string>>>>): Map<string, string> {
  return new Map(
    Object.entries(catalogue).flatMap(([area, messages]) =>
      Object.entries(messages).map(([key, text]): [string, string] => [`${area}.${key}`, text])),
  );
}

/** The sentence of `key` with `{name}` placeholders filled in. */
export function translate(locale: Locale, key: MessageKey, params: MessageParams = {}): string {
  return findMessage(locale, key, params) ?? key;
}

/** The sentence of a key that is composed at run time, or null when there is none: a newer server may send a newer code. */
export function findMessage(locale: Locale, key: string, params: MessageParams = {}): string | null {
  const text = byLocale[locale].get(key);
  if (text === undefined) return null;
  return text.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => String(params[name] ?? placeholder));
}

/** Narrows text to the name of a sentence that people are told within the application. */
export function isMessageCode(text: string): text is MessageCode {
  return Object.hasOwn(messages, text);
}

/** What somebody was told within the application, in the language in which he reads it now; null for the code of a newer server. */
export function describeMessage(locale: Locale, code: string, params: MessageParams): string | null {
  const { flowId } = params;
  const flow = flowId === undefined ? {} : { flow: findMessage(locale, `flows.${flowId}`) ?? flowId };
  return findMessage(locale, `messages.${code}`, { ...params, ...flow });
}

/** Every key of the catalogue; what the tests walk. */
export function messageKeys(): string[] {
  return [...byLocale['zh-CN'].keys()];
}

/** The supported locale that an `Accept-Language` header prefers; Chinese when it names none of ours. */
export function localeOf(acceptLanguage: string | null | undefined): Locale {
  const wanted = (acceptLanguage ?? '').split(',').map((part) => {
    const [tag = '', weight = 'q=1'] = part.trim().toLowerCase().split(';');
    return { tag, weight: Number(weight.trim().slice(2)) || 0 };
  }).toSorted((a, b) => b.weight - a.weight);
  const first = wanted.find(({ tag }) => tag.startsWith('zh') || tag.startsWith('en'));
  return first?.tag.startsWith('en') ? 'en' : 'zh-CN';
}
