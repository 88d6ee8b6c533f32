// Who may import whom. A part of lib/ may use itself and the parts that lie no higher; circles between files are
// refused everywhere. A core is a part of its own where more than its own shell builds on it.
export const heights = {
  platform: 0,
  "registry/core": 1,
  "identity/core": 1,
  "risk/core": 1,
  "controls/core": 1,
  "raci/core": 1,
  "gaps/core": 1,
  evidence: 2,
  jobs: 3,
  notifications: 3,
  verbs: 3,
  registry: 4,
  risk: 4,
  controls: 4,
  raci: 4,
  gaps: 5,
  identity: 6,
  views: 6,
  webhooks: 7,
  workflow: 6,
  reviews: 7,
  reports: 8,
  imports: 8,
  decisions: 8,
  inbox: 8,
  search: 8,
  calendar: 9,
};
const filesOf = (part) => (`${part}/core` in heights ? `^lib/${part}/(?!core/)` : `^lib/${part}/`);

const upwards = Object.entries(heights)
  .map(([part, height]) => ({
    name: `${part.replace("/", "-")}-looks-down-only`,
    severity: "error",
    comment: `lib/${part} may not import what lies above it.`,
    from: { path: filesOf(part), pathNot: "\\.test\\.tsx?$" },
    to: {
      path: Object.keys(heights)
        .filter((other) => heights[other] > height)
        .map(filesOf),
    },
  }))
  .filter((rule) => rule.to.path.length > 0);

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    ...upwards,
    {
      name: "no-circle",
      severity: "error",
      comment: "Two files that need each other are one file, or miss a third.",
      from: {},
      to: { circular: true },
    },
    {
      name: "lib-knows-no-screens",
      severity: "error",
      comment: "The product does not know how it is shown.",
      from: { path: "^lib/" },
      to: { path: "^(app|components|e2e|scripts)/" },
    },
    {
      name: "components-know-no-routes",
      severity: "error",
      comment: "Pages and routes are made of components, never the other way round, types included.",
      from: { path: "^components/" },
      to: { path: "^app/" },
    },
    {
      name: "components-hold-no-data-access",
      severity: "error",
      comment: "Components get plain data; of lib they may use cores, and the typed client of the API.",
      from: { path: "^components/", pathNot: "\\.test\\.tsx?$" },
      to: { path: "^lib/", pathNot: ["/core/", "^lib/platform/api-client"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "core-does-no-input-or-output",
      severity: "error",
      comment: "Core files import no framework, no database, and nothing outside cores.",
      from: { path: "^lib/.*/core/", pathNot: "\\.test\\.tsx?$" },
      to: { path: "^lib/", pathNot: "/core/" },
    },
    {
      name: "core-knows-no-framework",
      severity: "error",
      comment: "A core runs anywhere: no framework and no database.",
      from: { path: "^lib/.*/core/", pathNot: "\\.test\\.tsx?$" },
      to: { path: "^node_modules/(next|next-auth|react|react-dom|pg|@prisma|graphile-worker|pino)/" },
    },
    {
      name: "store-is-private",
      severity: "error",
      comment: "A module's store is its own: others call its verbs.",
      from: { path: "^lib/([^/]+)/", pathNot: "\\.test\\.tsx?$" },
      to: { path: "^lib/[^/]+/store[-./]", pathNot: "^lib/$1/" },
    },
    {
      name: "store-is-not-for-routes",
      severity: "error",
      comment: "Pages and routes call verbs; of a store they may know the types of its answers.",
      from: { path: "^(app|components)/" },
      to: { path: "^lib/[^/]+/store[-./]", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "resolvable",
      severity: "error",
      comment: "An import that leads nowhere.",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    parser: "swc",
    doNotFollow: { path: "node_modules" },
    exclude: { path: ["^lib/platform/prisma/", "^\\.next"] },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
    },
  },
};
