import { isBuiltin } from 'node:module';

/**
 * Who may import whom. The list limits our folders and the packages of {@link FRAMEWORKS}; any other package may be used
 * where `packages` does not say otherwise.
 *
 * @typedef {object} Room a part of the code with a border
 * @property {string} name
 * @property {RegExp} files paths from the project folder; the first room that matches owns a file
 * @property {readonly string[]} may rooms it may import, besides itself
 * @property {readonly string[]} [lazily] rooms it may import as types, or by `import()`
 * @property {readonly string[]} [typesOf] names of package.json "imports" it may import, as types only
 * @property {readonly string[]} [packages] the only packages it may import; without it, all but frameworks
 * @property {boolean} [lazyPackages] whether it may import any package by `import()`
 * @property {readonly string[]} [frameworks] those it may import
 * @property {string} advice what to do instead of a forbidden import
 */

/** Packages that shape the code around them; `node` stands for the modules of Node. */
const FRAMEWORKS = ['node', 'sequelize', 'hono', '@hono', 'lit', '@lit', '@vaadin', '@temporalio', '@casl'];

const UI_FRAMEWORKS = ['lit', '@lit', '@vaadin', '@casl', 'hono/client'];

/** @type {readonly Room[]} */
export const ROOMS = [
  {
    name: 'level 0',
    files: /^workflows\/(?:shared\/|flows\/index\.ts$|flows\/[^/]+\/(?:definition|checks)\.ts$)/u,
    may: [],
    packages: [],
    advice: 'Level 0 runs everywhere, in workflows and browsers too: plain TypeScript and no package. What needs one belongs to form.ts (zod), platform/ or models/facts/.',
  },
  {
    name: 'forms',
    files: /^workflows\/flows\/(?:fields\.ts$|[^/]+\/(?:form\.ts$|forms\/))/u,
    may: ['level 0'],
    packages: ['zod'],
    advice: 'A form is a zod schema over level 0, for screens and server alike. What needs the database belongs to models/facts/.',
  },
  {
    name: 'messages of workflows',
    files: /^workflows\/kit\/messages\.ts$/u,
    may: ['level 0'],
    packages: [],
    advice: 'The API reads these messages without loading workflows: plain data over level 0.',
  },
  {
    name: 'ports of workflows',
    files: /^workflows\/kit\/ports\.ts$/u,
    may: ['level 0', 'messages of workflows'],
    packages: [],
    advice: 'Ports are interfaces over level 0; whoever implements them must not load workflows.',
  },
  {
    name: 'workflows',
    files: /^workflows\//u,
    may: ['level 0', 'messages of workflows', 'ports of workflows'],
    packages: ['@temporalio/workflow'],
    advice: 'A workflow is replayed and must be deterministic: @temporalio/workflow and level 0 only. Ask the world by an activity (workflows/kit/ports.ts); forms are read before a workflow starts.',
  },
  {
    name: 'policies',
    files: /^policies\//u,
    may: ['level 0'],
    frameworks: ['@casl'],
    advice: 'Policies judge plain values, in the browser too. Read the values in models/stores/ and hand them in.',
  },
  {
    name: 'platform',
    files: /^platform\//u,
    may: ['level 0'],
    frameworks: ['node', '@temporalio'],
    advice: 'The platform knows no tables, requests or screens. Take what it needs as a parameter.',
  },
  {
    name: 'models',
    files: /^models\//u,
    may: ['level 0', 'forms', 'policies', 'platform'],
    frameworks: ['node', 'sequelize', '@casl'],
    advice: 'Models know neither who calls them nor how: move what both need down into models/stores/, policies/ or platform/.',
  },
  {
    name: 'activities',
    files: /^activities\//u,
    may: ['level 0', 'forms', 'messages of workflows', 'ports of workflows', 'policies', 'platform', 'models'],
    frameworks: ['node', 'sequelize', '@casl', '@temporalio/client', '@temporalio/worker', '@temporalio/activity', '@temporalio/common'],
    advice: 'Activities reach workflows by kit/ports.ts and kit/messages.ts alone, and requests not at all: share code with the API through models/stores/.',
  },
  {
    name: 'api',
    files: /^api\//u,
    may: ['level 0', 'forms', 'messages of workflows', 'policies', 'platform', 'models'],
    frameworks: ['node', 'sequelize', '@casl', 'hono', '@hono', '@temporalio/client', '@temporalio/common'],
    advice: 'The API sends messages to workflows (kit/messages.ts, platform/temporal.ts) and loads neither them nor activities: share code through models/stores/.',
  },
  {
    name: 'screens',
    files: /^ui\/screens\/[^/]+\//u,
    may: ['level 0', 'forms', 'policies', 'ui'],
    typesOf: ['#api'],
    frameworks: UI_FRAMEWORKS,
    advice: 'Screens run in browsers: ask the API (ui/http/clients.ts), whose answers have their types from #api.',
  },
  {
    name: 'ui',
    files: /^ui\//u,
    may: ['level 0', 'policies'],
    lazily: ['forms', 'screens'],
    typesOf: ['#api'],
    frameworks: UI_FRAMEWORKS,
    advice: 'What all screens share runs in browsers and loads with the first page: ask the API (ui/http/clients.ts), and load screens and forms by import(). Types of answers come from #api.',
  },
  {
    name: 'tests',
    files: /^(?:tests|bench)\//u,
    may: ['level 0', 'forms', 'messages of workflows', 'ports of workflows', 'workflows', 'policies', 'platform', 'models', 'activities', 'api', 'ui', 'screens', 'scripts', 'lint rules'],
    typesOf: ['#api'],
    frameworks: FRAMEWORKS,
    advice: 'Tests import the code they test and tests/setup/.',
  },
  {
    name: 'lint rules',
    files: /^scripts\/eslint\//u,
    may: [],
    frameworks: ['node'],
    advice: 'Lint rules stand alone: they read code and run none of it.',
  },
  {
    name: 'scripts',
    files: /^scripts\//u,
    may: [],
    packages: ['node'],
    lazyPackages: true,
    advice: 'These scripts run before packages are installed: Node alone. Load a package by import() after ensurePackages(), or run TypeScript as a process.',
  },
];

/** @param {string} file path from the project folder, with slashes @returns {Room | undefined} */
export const roomOf = (file) => ROOMS.find(({ files }) => files.test(file));

/** @param {string} specifier @param {readonly string[]} packages @returns {boolean} */
const isOneOf = (specifier, packages) => packages.some((name) => (name === 'node' ? isBuiltin(specifier) : specifier === name || specifier.startsWith(`${name}/`)));

/**
 * @typedef {object} Import
 * @property {string} from file that imports, from the project folder, with slashes
 * @property {string} specifier a file from the project folder when `isFile`, else a package
 * @property {boolean} isFile
 * @property {'static' | 'lazy' | 'type'} kind
 */

/** @param {Import} wanted @returns {string | null} what is wrong with an import, and what to do instead */
export function faultOf(wanted) {
  const room = roomOf(wanted.from);
  if (room === undefined) {
    return null;
  }
  const isFine = wanted.isFile ? mayImportFile(room, wanted) : mayImportPackage(room, wanted);
  return isFine ? null : `${room.name} may not import ${describe(wanted)}. ${room.advice}`;
}

/** @param {Import} wanted @returns {string} */
function describe({ specifier, isFile }) {
  return isFile ? `${specifier} (${roomOf(specifier)?.name ?? 'outside every room'})` : specifier;
}

/** @param {Room} room @param {Import} wanted @returns {boolean} */
function mayImportFile(room, { specifier, kind }) {
  const target = roomOf(specifier)?.name ?? '';
  return target === room.name || room.may.includes(target) || (kind !== 'static' && (room.lazily ?? []).includes(target));
}

/** @param {Room} room @param {Import} wanted @returns {boolean} */
function mayImportPackage(room, { specifier, kind }) {
  if (specifier.startsWith('#')) {
    return kind === 'type' && (room.typesOf ?? []).includes(specifier);
  }
  if (room.packages !== undefined) {
    return isOneOf(specifier, room.packages) || (room.lazyPackages === true && kind !== 'static');
  }
  return !isOneOf(specifier, FRAMEWORKS) || isOneOf(specifier, room.frameworks ?? []);
}
