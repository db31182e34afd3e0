import { organizationsApi, peopleApi, referenceApi } from '../../http/clients.ts';

/** One entry of a code table, in both languages. */
export interface CodeEntry {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** The entry above it in the same table. */
  readonly parentCode: string | null;
}

/** Answers that hardly ever change are kept for the life of the page; a failure is not. */
function remember<Item>(fetch: (key: string) => Promise<readonly Item[]>): (key: string) => Promise<readonly Item[]> {
  const known = new Map<string, Promise<readonly Item[]>>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const answer = fetch(key);
    known.set(key, answer);
    answer.catch(() => known.delete(key));
    return answer;
  };
}

/** The codes of one table in the order in which people choose from them. */
export const fetchCodes = remember(async (table): Promise<readonly CodeEntry[]> => {
  const answer = await referenceApi['code-tables'][':table'].$get({ param: { table } });
  return (await answer.json()).items;
});

/** The titles of a series and level, `05.411`, in the order in which people choose from them. */
export const fetchTitleNames = remember(async (title) => {
  const [series = '', level = ''] = title.split('.');
  const answer = await referenceApi['title-names'].$get({ query: { series, level } });
  return (await answer.json()).items;
});

/** The divisions directly below one. */
export const fetchDivisions = remember(async (parent) => {
  const answer = await referenceApi.divisions.$get({ query: { parent } });
  return (await answer.json()).items;
});

/** The departments that an organization of a division may choose as its superior, nearest first. */
export const fetchDepartments = remember(async (division) => {
  const answer = await referenceApi.departments.$get({ query: { division } });
  return (await answer.json()).items;
});

/** An organization to choose, for example where a professional can work, with what tells it from others of the same name. */
export interface Unit {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly divisionName: string;
  readonly divisionNameEn: string;
}

/** Whether a value that was kept is a unit. */
export function isUnit(value: unknown): value is Unit {
  return typeof value === 'object' && value !== null
    && ['id', 'name', 'kind', 'divisionName', 'divisionNameEn'].every((name) => typeof Reflect.get(value, name) === 'string');
}

/** The units of a division whose name holds the text, at most one page of them. */
export async function fetchUnits(division: string, text: string): Promise<readonly Unit[]> {
  const answer = await referenceApi.units.$get({ query: { division, ...(text === '' ? {} : { q: text }) } });
  return (await answer.json()).items;
}

/** What the own organization may choose as its next superior and whose name holds the text, at most one page of them. */
export async function fetchSuperiors(text: string): Promise<readonly Unit[]> {
  return (await (await organizationsApi.superiors.$post({ json: { text } })).json()).items;
}

/** The people of the own organization whose name holds the text, at most one page of them, masked. */
export async function fetchEmployees(text: string) {
  return (await (await peopleApi.search.$post({ json: { text } })).json()).items;
}

/** The sections of a unit. */
export const fetchSections = remember(async (unitId) => {
  const answer = await referenceApi.units[':id'].sections.$get({ param: { id: unitId } });
  return (await answer.json()).items;
});
