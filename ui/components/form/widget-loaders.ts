import type { Widget } from '../../../workflows/shared/form-field.ts';
import type { RenderField } from './field-context.ts';

interface WidgetModule {
  readonly renderField: RenderField;
}

/** One loader per widget: a form brings only what it shows. */
const loaders = {
  text: () => import('./widgets/text.ts'),
  'long-text': () => import('./widgets/long-text.ts'),
  'credit-code': () => import('./widgets/credit-code.ts'),
  'code-table': () => import('./widgets/code-table.ts'),
  codes: () => import('./widgets/codes.ts'),
  division: () => import('./widgets/division.ts'),
  'any-division': () => import('./widgets/any-division.ts'),
  superior: () => import('./widgets/superior.ts'),
  person: () => import('./widgets/person.ts'),
  'title-name': () => import('./widgets/title-name.ts'),
  department: () => import('./widgets/department.ts'),
  unit: () => import('./widgets/unit.ts'),
  section: () => import('./widgets/section.ts'),
  date: () => import('./widgets/date.ts'),
  integer: () => import('./widgets/integer.ts'),
  hours: () => import('./widgets/hours.ts'),
  'training-class': () => import('./widgets/training-class.ts'),
  'id-number': () => import('./widgets/id-number.ts'),
  mobile: () => import('./widgets/mobile.ts'),
  email: () => import('./widgets/email.ts'),
  attachments: () => import('./widgets/attachments.ts'),
  rows: () => import('./widgets/rows.ts'),
  'plan-item': () => import('./widgets/plan-item.ts'),
  'own-class': () => import('./widgets/own-class.ts'),
} satisfies Record<Widget, () => Promise<WidgetModule>>;

/** Loads what draws the given widgets. Rejects when a part of the page cannot be fetched. */
export async function loadWidgets(widgets: Iterable<Widget>): Promise<ReadonlyMap<Widget, RenderField>> {
  const loaded = [...new Set(widgets)].map(async (widget): Promise<[Widget, RenderField]> => {
    const { renderField } = await loaders[widget]();
    return [widget, renderField];
  });
  return new Map(await Promise.all(loaded));
}
