import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** A process that can be told from a later one with the same number. */
export type KnownProcess = Readonly<{ id: number; begun: string }>;

/** When the process with this number began, in the system's own words; undefined when there is none. */
function begunOf(id: number): string | undefined {
  if (process.platform === "linux") {
    try {
      const fields = readFileSync(`/proc/${id}/stat`, "utf8")
        .replace(/^.*\) /s, "")
        .split(" ");
      return fields[0] === "Z" ? undefined : fields[19]; // a zombie has ended
    } catch {
      return undefined;
    }
  }
  const answer = spawnSync("ps", ["-o", "lstart=", "-p", String(id)], { encoding: "utf8" });
  return answer.stdout?.trim() || undefined;
}

/** Describes a running process, so that it can be recognised later. */
export function known(id: number): KnownProcess {
  return { id, begun: begunOf(id) ?? "" };
}

/** Whether exactly this process still runs. */
export function runs({ id, begun }: KnownProcess): boolean {
  return id > 0 && begun !== "" && begunOf(id) === begun;
}

/** Ends a process that an earlier run left behind: asked first, forced after some seconds. */
export async function end(left: KnownProcess, signal: NodeJS.Signals): Promise<void> {
  for (let waited = 0; runs(left); waited += 50) {
    if (waited === 0) process.kill(left.id, signal);
    if (waited === 10_000) process.kill(left.id, "SIGKILL");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
