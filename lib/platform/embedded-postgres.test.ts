import { expect, test } from "vitest";
import { settingsFor } from "./embedded-postgres.ts";

const gigabyte = 2 ** 30;

test.each([
  ["a very small machine", 0.5, 0, { shared_buffers: "64MB", work_mem: "4MB", dynamic_shared_memory_type: "mmap" }],
  [
    "a container with little shared memory",
    4,
    64 * 2 ** 20,
    { shared_buffers: "512MB", dynamic_shared_memory_type: "mmap" },
  ],
  ["24 GiB", 24, 12 * gigabyte, { shared_buffers: "3072MB", work_mem: "48MB", dynamic_shared_memory_type: "posix" }],
  ["a very large machine", 512, 256 * gigabyte, { shared_buffers: "4096MB", work_mem: "48MB" }],
])("the database takes a fair part of %s", (_, memory, sharedMemory, settings) =>
  expect(settingsFor({ memory: memory * gigabyte, processors: 2, sharedMemory })).toMatchObject(settings),
);
