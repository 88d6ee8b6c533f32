import { spawn } from "node:child_process";

/** Runs a program whose words go to the terminal. True when it ended well. */
export function runProgram(file: string, args: readonly string[]): Promise<boolean> {
  const child = spawn(file, args, { stdio: ["ignore", "inherit", "inherit"] });
  return new Promise((resolve) => {
    child.once("error", (failure) => {
      process.stderr.write(`${file}: ${failure.message}\n`);
      resolve(false);
    });
    child.once("exit", (code) => resolve(code === 0));
  });
}
