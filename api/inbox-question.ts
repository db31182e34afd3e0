import { z } from '@hono/zod-openapi';
import { findDueBounds } from '../models/stores/due-bounds.ts';
import { DUE_FILTERS, type DueBounds, HOLDER_FILTERS, type TaskFilter } from '../models/stores/inbox-filter.ts';
import { taskKinds } from '../workflows/flows/index.ts';
import { DECISION_VERBS } from '../workflows/shared/flow.ts';
import { endOfDay, isDay, startOfDay } from '../workflows/shared/time.ts';
import type { ApiDeps } from './app-env.ts';

const daySchema = z.string().refine(isDay);

/** Present or not. */
export const flag = z.enum(['1']).optional();

/** A part of a name or case number; stands in no address. */
export const searchText = z.string().trim().min(1).max(100);

/** What narrows an inbox: codes and days only, so that it may stand in an address. */
export const filterShape = {
  /** Without it, tasks of every kind. */
  kind: z.enum(taskKinds()).optional(),
  due: z.enum(DUE_FILTERS).optional(),
  /** A division, and whatever lies below it. */
  division: z.string().regex(/^\d{6}$/).optional(),
  /** First and last day on which tasks were opened. */
  from: daySchema.optional(),
  to: daySchema.optional(),
  /** `passed`: only tasks whose checks all passed. */
  checks: z.enum(['passed']).optional(),
  /** `later`: only what came back from its applicant. */
  rounds: z.enum(['later']).optional(),
  /** Only what came up because nobody answered below. */
  escalated: flag,
  /** Only what the member holds, or what nobody holds. */
  holder: z.enum(HOLDER_FILTERS).optional(),
  /** What was decided. */
  verb: z.enum(DECISION_VERBS).optional(),
  /** Only what the member has hidden from his lists; else only what he has not. */
  hidden: flag,
};

const { kind: _kind, ...conditions } = filterShape;

/** What narrows an inbox, in the body of a request. */
export const filterSchema = z.strictObject({ ...conditions, text: searchText.optional() });

/** Conditions as they were asked for. */
export type FilterQuestion = z.output<typeof filterSchema>;

/** The conditions of a question, as the inbox understands them. */
export function filterOf({ due, division, from, to, checks, rounds, escalated, holder, verb, hidden, text }: FilterQuestion): TaskFilter {
  return {
    due: due ?? null, divisionCode: division ?? null, openedFrom: from === undefined ? null : startOfDay(from),
    openedUntil: to === undefined ? null : endOfDay(to), passedOnly: checks === 'passed', laterRoundsOnly: rounds === 'later',
    escalatedOnly: escalated === '1', holder: holder ?? null, verb: verb ?? null, hiddenOnly: hidden === '1', text: text ?? null,
  };
}

/** The instants that deadlines are compared with; `needsCalendar` is false where nothing speaks of deadlines. */
export async function boundsFor({ sequelize }: ApiDeps, organizationId: string, needsCalendar: boolean): Promise<DueBounds> {
  const now = new Date().toISOString();
  return needsCalendar ? findDueBounds(sequelize, organizationId, now) : { now, endOfToday: now, nearUntil: now };
}
