import { subject as caslSubject } from '@casl/ability';
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { findOwnRecord } from '../../models/facts/change-review.ts';
import { openRecord, type RecordName } from '../../models/stores/changed-record.ts';
import { findAttachment } from '../../models/stores/attachments.ts';
import { findFormLabels } from '../../models/stores/form-labels.ts';
import { describeSections } from '../../models/stores/form-snapshot.ts';
import {
  findProfile, isOwnRecord, type OwnChange, type ProfileRecord, type ProfileResult, removeProfileRecord, saveContact, saveProfileRecord,
} from '../../models/stores/profile.ts';
import { getOwnIdentity } from '../../models/stores/own-identity.ts';
import { changedRecords } from '../../workflows/flows/change-review/form.ts';
import { profileForms } from '../../workflows/flows/change-review/forms/profile.ts';
import { FREE_PROFILE_KINDS, PROFILE_KINDS } from '../../workflows/shared/profile.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { answerAttachment } from '../attachment-answer.ts';
import { requireActor } from '../middleware/session.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import { requireConfirmed } from '../require-confirmed.ts';
import { refuseInvalid } from '../refuse-invalid.ts';
import { attachmentContent, attachmentSchema } from '../schemas/attachment.ts';
import { formValueSchema } from '../schemas/case.ts';

const openCase = z.object({ id: z.string(), number: z.string(), status: z.string() });

const profileSchema = z.object({
  name: z.string(), idType: z.string(), idNumber: z.string(), sex: z.string(), mobile: z.string(), email: z.string(), phone: z.string(),
  unit: z.object({ id: z.string(), name: z.string(), sectionId: z.string().nullable(), sectionName: z.string().nullable(), since: z.string() }).nullable(),
  openCases: z.array(openCase.extend({ subject: z.string() })),
  records: z.array(z.object({
    id: z.string(), kind: z.enum(PROFILE_KINDS), form: z.record(z.string(), formValueSchema), labels: z.record(z.string(), z.string()),
    attachments: z.array(attachmentSchema), revision: z.int(), updatedAt: z.string(), openCase: openCase.nullable(),
  })),
}).openapi('Profile');

const readRoute = createRoute({
  method: 'get', path: '/', summary: 'My profile: who I am, how I am reached, where I work, titles and other records; sensitive values masked',
  responses: { 200: { description: 'The profile', content: { 'application/json': { schema: profileSchema } } }, ...problemResponses('session-missing') },
});

const recordRoute = createRoute({
  method: 'get', path: '/changes/{subject}', summary: 'What a record of mine, or of my organization, says now, as a change of it is filled in',
  request: {
    params: z.object({ subject: z.enum(['title', 'identity', 'organization']) }),
    query: z.object({ recordId: z.uuid().optional() }),
  },
  responses: {
    200: { description: 'Whole values', content: { 'application/json': { schema: z.object({ values: z.record(z.string(), formValueSchema) }) } } },
    ...problemResponses('session-missing', 'not-found'),
  },
});

const form = z.record(z.string(), z.unknown());
const saved = z.object({ id: z.string(), revision: z.int() });

const addRoute = createRoute({
  method: 'post', path: '/records', summary: 'Add an education, qualification or honor; it needs no review',
  request: { body: { required: true, content: { 'application/json': { schema: z.strictObject({ kind: z.enum(FREE_PROFILE_KINDS), form }) } } } },
  responses: {
    201: { description: 'Added', content: { 'application/json': { schema: saved } } },
    ...problemResponses('session-missing', 'invalid', 'idempotency-key-missing'),
  },
});

const changeRoute = createRoute({
  method: 'put', path: '/records/{id}', summary: 'Change an education, qualification or honor; it needs no review',
  request: {
    params: z.object({ id: z.uuid() }),
    body: { required: true, content: { 'application/json': { schema: z.strictObject({
      kind: z.enum(FREE_PROFILE_KINDS), form, expectedRevision: z.int().min(1),
    }) } } },
  },
  responses: {
    200: { description: 'Changed', content: { 'application/json': { schema: saved } } },
    ...problemResponses('session-missing', 'not-found', 'stale', 'invalid', 'idempotency-key-missing'),
  },
});

const fileRoute = createRoute({
  method: 'get', path: '/records/{id}/attachments/{attachmentId}', summary: 'The content of a file of my profile',
  request: { params: z.object({ id: z.uuid(), attachmentId: z.uuid() }) },
  responses: {
    200: { description: 'The file, to be shown inline', content: attachmentContent },
    ...problemResponses('session-missing', 'not-found'),
  },
});

const removeRoute = createRoute({
  method: 'delete', path: '/records/{id}', summary: 'Take an education, qualification or honor out of my profile',
  request: { params: z.object({ id: z.uuid() }) },
  responses: { 204: { description: 'Out' }, ...problemResponses('session-missing', 'not-found', 'idempotency-key-missing') },
});

const readContactRoute = createRoute({
  method: 'get', path: '/contact', summary: 'How I am reached, as it is filled in',
  responses: {
    200: { description: 'Whole values', content: { 'application/json': { schema: z.object({
      values: z.object({ mobile: z.string(), email: z.string(), phone: z.string() }),
    }) } } },
    ...problemResponses('session-missing'),
  },
});

const contactRoute = createRoute({
  method: 'put', path: '/contact', summary: 'Change how I am reached; it needs no review',
  request: { body: { required: true, content: { 'application/json': { schema: z.strictObject({
    form, /** Needed for another mobile number or mail address. */ currentPassword: z.string().min(1).max(200).optional(),
  }) } } } },
  responses: {
    204: { description: 'Changed' },
    ...problemResponses('session-missing', 'password-mismatch', 'sign-in-throttled', 'invalid', 'idempotency-key-missing'),
  },
});

const FIELDS_OF = { ...profileForms, title: changedRecords.title };

/** `/api/profile`: what a person's own record says, and what of it he changes without review. */
export function createProfileRoutes(deps: ApiDeps) {
  const { sequelize } = deps;

  function changeBy(c: Context<AppEnv>): OwnChange {
    const { accountId, membershipId } = requireActor(c).actor;
    return { accountId, membershipId, requestId: c.var.requestId, at: new Date().toISOString() };
  }

  async function recordNameOf(c: Context<AppEnv>, subject: RecordName['subject'], recordId: string | null): Promise<RecordName> {
    const { actor: { accountId, organizationId }, ability } = requireActor(c);
    if (subject === 'organization') {
      const may = ability.can('submit', caslSubject('Case', { kind: 'changeReview.organization', organizationId: organizationId ?? '' }));
      if (!may) throw new ProblemError('not-found');
      return { subject, recordId: null, personIndex: null, organizationId };
    }
    const own = await findOwnRecord(sequelize, accountId);
    return { subject, recordId, personIndex: own?.personIndex ?? null, organizationId: null };
  }

  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(readRoute, async (c) => {
      const profile = await findProfile(deps, requireActor(c).actor.accountId);
      const labels = await findFormLabels(sequelize, fieldsOf(profile.records), valuesOf(profile.records), c.var.locale);
      const records = profile.records.map((record) => ({
        ...record, form: { ...record.form }, attachments: [...record.attachments],
        labels: Object.fromEntries(Object.keys(record.form).flatMap((name) => {
          const label = labels[`${record.id}.${name}`];
          return label === undefined ? [] : [[name, label]];
        })),
      }));
      return c.json({ ...profile, openCases: [...profile.openCases], records }, 200);
    })
    .openapi(recordRoute, async (c) => {
      const { subject } = c.req.valid('param');
      const found = await openRecord(deps, await recordNameOf(c, subject, c.req.valid('query').recordId ?? null));
      if (found === null) throw new ProblemError('not-found');
      return c.json({ values: found }, 200);
    })
    .openapi(addRoute, async (c) => c.json(
      valueOf(await saveProfileRecord(deps, { ...changeBy(c), ...c.req.valid('json'), id: null, expectedRevision: null })), 201))
    .openapi(changeRoute, async (c) => c.json(
      valueOf(await saveProfileRecord(deps, { ...changeBy(c), ...c.req.valid('json'), id: c.req.valid('param').id })), 200))
    .openapi(fileRoute, async (c) => {
      const { id: recordId, attachmentId: id } = c.req.valid('param');
      const isOwn = await isOwnRecord(requireActor(c).actor.accountId, recordId);
      const found = isOwn ? await findAttachment(deps.sealing, { recordId, id }) : null;
      if (found === null) throw new ProblemError('not-found');
      return answerAttachment(c, deps, found);
    })
    .openapi(removeRoute, async (c) => {
      valueOf(await removeProfileRecord(deps, { ...changeBy(c), id: c.req.valid('param').id }));
      return c.body(null, 204);
    })
    .openapi(readContactRoute, async (c) => {
      const { mobile, email, phone } = await getOwnIdentity(deps, requireActor(c).actor.accountId);
      return c.json({ values: { mobile, email, phone } }, 200);
    })
    .openapi(contactRoute, async (c) => {
      const { form: sent, currentPassword = null } = c.req.valid('json');
      const result = await saveContact(deps, { ...changeBy(c), form: sent, currentPassword, address: c.var.address });
      valueOf(requireConfirmed(result));
      return c.body(null, 204);
    });
}

/** All fields of all records, so that their labels are found at once. */
function fieldsOf(records: readonly ProfileRecord[]) {
  return records.flatMap(({ id, kind }) => describeSections(FIELDS_OF[kind]).flatMap(({ fields }) =>
    fields.map(({ name, ...field }) => ({ ...field, name: `${id}.${name}` }))));
}

function valuesOf(records: readonly ProfileRecord[]) {
  return Object.fromEntries(records.flatMap(({ id, form }) => Object.entries(form).map(([name, value]) => [`${id}.${name}`, value])));
}

function valueOf<Value>(result: ProfileResult<Value>): Value {
  switch (result.status) {
    case 'done':
      return result.value;
    case 'invalid':
      throw new ProblemError('invalid', { errors: [...result.errors] });
    case 'missing':
      throw new ProblemError('not-found');
    case 'stale':
      throw new ProblemError('stale');
  }
}
