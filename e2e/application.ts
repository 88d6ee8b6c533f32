import { Launched, temporaryDataDirectory } from "./launched.ts";

/**
 * Starts the real application with the example organisation for all journeys; stops and removes it afterwards. It loads
 * for a minute on one processor: what needs it waits for it (`example` in fixtures.ts), all else begins meanwhile.
 */
export default function startApplication(): () => Promise<void> {
  const data = temporaryDataDirectory();
  const starting = Launched.start("demo", Number(process.env.E2E_PORT), data.path);
  void starting.then(({ process: started, said }) => {
    if (started.exitCode === null || stopped) return;
    process.stderr.write(`The application did not start:\n${said}\n`);
    process.kill(process.pid, "SIGINT");
  });
  let stopped = false;
  return async () => {
    stopped = true;
    await (await starting).stop();
    data.remove();
  };
}
