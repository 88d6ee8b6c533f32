// What the terminal shows while the commands set things up: one line per step, with the time since the start.

/** When the command began, in milliseconds since 1970; handed to the programs that it becomes. */
const begunAt = Number(process.env.ANSWERABLE_BEGUN_AT) || Date.now();
process.env.ANSWERABLE_BEGUN_AT = String(begunAt);

/** Time since the command began, as `  1.2 s`. */
export function elapsed() {
  return `${((Date.now() - begunAt) / 1000).toFixed(1).padStart(5)} s`;
}

/** Prints one line about a step: beside the output of a command whose output others read.
 * @param {string} sentence */
export function say(sentence) {
  const stream = process.env.ANSWERABLE_STEPS === "aside" ? process.stderr : process.stdout;
  stream.write(`[${elapsed()}] ${sentence}\n`);
}

/** Something that a person can put right: shown as its message alone, without a stack. */
export class Obstacle extends Error {
  /**
   * @param {string} message what is wrong, in a sentence
   * @param {string} [remedy] what to do about it */
  constructor(message, remedy) {
    super(remedy ? `${message}\n  What to do: ${remedy}` : message);
    this.name = "Obstacle";
  }
}

/** Ends the command after a failure: an obstacle in plain words, anything else with its stack.
 * @param {unknown} failure
 * @returns {never} */
export function giveUp(failure) {
  const text =
    failure instanceof Obstacle ? failure.message : failure instanceof Error ? failure.stack : String(failure);
  process.stderr.write(`\n${text}\n`);
  process.exit(1);
}
