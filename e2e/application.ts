import { Launched, temporaryDataDirectory } from "./launched.ts";

/** Starts the real application with the example organisation for all journeys; stops and removes it afterwards. */
export default async function startApplication(): Promise<() => Promise<void>> {
  const data = temporaryDataDirectory();
  const application = await Launched.start("demo", Number(process.env.E2E_PORT), data.path);
  const stop = async () => {
    await application.stop();
    data.remove();
  };
  if (application.process.exitCode !== null) {
    data.remove();
    throw new Error(`The application did not start:\n${application.said}`);
  }
  return stop;
}
