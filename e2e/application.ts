import { writeFileSync } from "node:fs";
import path from "node:path";
import { Launched, temporaryDataDirectory } from "./launched.ts";

/**
 * Starts the real application with the example organisation for all journeys; stops and removes it afterwards. It loads
 * for the better part of a minute on one processor: what needs it waits for it (`example` in fixtures.ts), all else
 * begins meanwhile. A first load is killed on its way, so that every journey walks on one that began afresh; what the
 * second one said stands in `EXAMPLE_SAID`, for example.spec.ts.
 */
export default function startApplication(): () => Promise<void> {
  const data = temporaryDataDirectory();
  process.env.EXAMPLE_SAID = path.join(data.path, "said.txt");
  let stopped = false;
  const starting = startTwice(data.path, process.env.EXAMPLE_SAID);
  void starting.then(({ process: started, said }) => {
    if (started.exitCode === null || stopped) return;
    process.stderr.write(`The application did not start:\n${said}\n`);
    process.kill(process.pid, "SIGINT");
  });
  return async () => {
    stopped = true;
    await (await starting).stop();
    data.remove();
  };
}

async function startTwice(directory: string, said: string): Promise<Launched> {
  const port = Number(process.env.E2E_PORT);
  const killed = Launched.begin("demo", port, directory);
  await Promise.race([killed.says("25 % of its two years"), killed.ended]);
  killed.process.kill("SIGKILL");
  await killed.ended;
  const application = await Launched.start("demo", port, directory);
  writeFileSync(said, application.said);
  return application;
}
