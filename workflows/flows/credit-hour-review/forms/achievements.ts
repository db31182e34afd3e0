import { z } from 'zod';
import { AWARD_CLASSES, PATENT_KINDS } from '../../../shared/hours/amounts-by-result.ts';
import type { HourLevel } from '../../../shared/hours/rules.ts';
import { normalizeText } from '../../../shared/text.ts';
import { count, evidence, FEW_FILES, FEW_FILES_OR_NONE, fieldCode, text } from '../../fields.ts';
import {
  choice, declared, detail, detailCount, detailDay, detailText, level, optionalDetail, rank, refuse, remark, requireOrder,
} from './common.ts';

/** What somebody did at a conference, codes of the code table `conference-role`. */
export const CONFERENCE_ROLES = ['attendee', 'presenter', 'keynote'] as const;

/** Codes of the code table `project-kind`, as the rules name them. */
export const PROJECT_KINDS = ['main', 'sub'] as const;

/** What somebody is to a book, codes of the code table `book-role`. */
export const BOOK_ROLES = ['author', 'editor', 'coEditor', 'contributor', 'translator'] as const;

const MEETING_LEVELS: readonly HourLevel[] = ['international', 'national', 'provincial', 'city'];
const DOMESTIC_LEVELS: readonly HourLevel[] = ['national', 'provincial', 'city'];

/** Characters of a paper and of a book. */
const MAX_PAPER = 200_000;
const MAX_BOOK = 10_000_000;

/** An ISSN or a CN number stands in it; both may (domain §4: papers in journals with one of them only). */
const JOURNAL_NUMBER = /\b\d{4}-\d{3}[\dX]\b|CN ?\d{2}-\d{4}/i;

/** Ten or thirteen digits, with or without hyphens. */
const ISBN = /^(?:97[89])?\d{9}[\dX]$/;

/** A conference, lecture or visit (F05). Whoever read a paper names and proves it. */
export const conferenceForm = z.strictObject({
  ...declared('conference'),
  level: level(MEETING_LEVELS),
  organizer: detailText(100),
  role: choice('conference-role', CONFERENCE_ROLES),
  paperTitle: optionalDetail(200),
  paperCharacters: count(MAX_PAPER).nullable().meta(detail('integer')),
  notice: evidence(FEW_FILES), unitProof: evidence(FEW_FILES), paperProof: evidence(FEW_FILES_OR_NONE), remark,
}).check(requireOrder, (context) => {
  const { role, paperTitle, paperProof } = context.value;
  if (role === 'attendee') return;
  if ((paperTitle ?? '') === '') refuse(context, 'paperTitle', 'required');
  if (paperProof.length === 0) refuse(context, 'paperProof', 'attachmentRequired');
});

/** Research and development (F06). */
export const researchProjectForm = z.strictObject({
  ...declared('researchProject'),
  projectNumber: detailText(50),
  level: level(DOMESTIC_LEVELS),
  projectKind: choice('project-kind', PROJECT_KINDS),
  rank,
  projectOn: detailDay,
  projectProof: evidence(FEW_FILES), remark,
}).check(requireOrder);

/** A paper in a journal (F07). */
export const paperForm = z.strictObject({
  ...declared('paper'),
  journal: detailText(100),
  journalNumber: z.string().transform(normalizeText).pipe(z.string().min(1).max(50).regex(JOURNAL_NUMBER, fieldCode('journalNumber'))).meta(detail('text')),
  journalLevel: level(MEETING_LEVELS),
  issue: detailText(50),
  rank,
  characters: count(MAX_PAPER).nullable().meta(detail('integer')),
  cover: evidence(FEW_FILES), contents: evidence(FEW_FILES), article: evidence(FEW_FILES), remark,
}).check(requireOrder);

/** A book or a translation (F08); the characters are those somebody wrote himself. */
export const bookForm = z.strictObject({
  ...declared('book'),
  publisher: detailText(100),
  isbn: z.string().transform((value) => normalizeText(value).replaceAll(/[\s-]|^ISBN:?/gi, '').toUpperCase())
    .pipe(z.string().min(1).regex(ISBN, fieldCode('isbn'))).meta(detail('text')),
  publishedOn: detailDay,
  bookRole: choice('book-role', BOOK_ROLES),
  rank,
  characters: detailCount(MAX_BOOK),
  cover: evidence(FEW_FILES), titlePage: evidence(FEW_FILES), contents: evidence(FEW_FILES), remark,
}).check(requireOrder);

/** A patent (F09). */
export const patentForm = z.strictObject({
  ...declared('patent'),
  patentNumber: detailText(40),
  patentKind: choice('patent-kind', PATENT_KINDS),
  grantedOn: detailDay,
  rank,
  certificate: evidence(FEW_FILES), remark,
}).check(requireOrder);

/** An award for science, technology or the social sciences (F10). */
export const awardForm = z.strictObject({
  ...declared('award'),
  level: level(DOMESTIC_LEVELS),
  awardClass: choice('award-class', AWARD_CLASSES),
  rank,
  grantor: detailText(100),
  awardedOn: detailDay,
  certificate: evidence(FEW_FILES), remark,
}).check(requireOrder);

/** A report that a leader wrote instructions on (F12). */
export const surveyReportForm = z.strictObject({
  ...declared('surveyReport'),
  leaderLevel: level(['national', 'provincial', 'city', 'county']),
  endorsedOn: detailDay,
  endorsement: evidence(FEW_FILES), remark,
}).check(requireOrder);

/** Whatever else the rules allow (F99). */
export const otherForm = z.strictObject({
  ...declared('other'),
  description: text(500).meta(detail('text', { wide: true })),
  proof: evidence(FEW_FILES), remark,
}).check(requireOrder);
