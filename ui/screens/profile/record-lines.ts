import type { ProfileRecord } from './profile-gateway.ts';

/** What a record says in one line: what it is, and what tells it from others; empty parts are left out. */
export interface RecordLine {
  readonly title: string;
  readonly facts: readonly string[];
}

/** A title, education, qualification or honor as a line of the profile. */
export function recordLine({ kind, form, labels }: Pick<ProfileRecord, 'kind' | 'form' | 'labels'>): RecordLine {
  const text = (name: string): string => labels[name] ?? String(form[name] ?? '');
  const [title, ...facts] = {
    title: () => [text('titleName'), text('levelCode'), text('seriesCode'), text('obtainedOn'), text('certificateNumber')],
    education: () => [text('educationCode'), text('degreeCode'), text('school'), text('major'), text('graduatedOn')],
    qualification: () => [text('qualificationName'), text('qualificationLevel'), text('obtainedOn'), text('issuer')],
    honor: () => [text('honorName'), text('honorLevel'), text('grantedBy'), text('grantedOn')],
  }[kind]();
  return { title: title ?? '', facts: facts.filter((fact) => fact !== '') };
}
