// The schema engine is the WebAssembly one: the native binary cannot be fetched where only the npm registry is reachable.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= "package.json";

import { defineConfig } from "prisma/config";

export default defineConfig({ schema: "prisma/schema" });
