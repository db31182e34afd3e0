import type { Widget } from '../../../workflows/shared/form-field.ts';

/** What is chosen within what: a department or unit within its division, a section within its unit. */
const DEPENDENTS: Partial<Record<Widget, readonly Widget[]>> = {
  division: ['department', 'unit', 'section'],
  'any-division': ['department', 'unit', 'section'],
  unit: ['section'],
};

/** The widgets whose value no longer holds when that of `widget` changes. */
export function dependentsOf(widget: Widget): readonly Widget[] {
  return DEPENDENTS[widget] ?? [];
}
