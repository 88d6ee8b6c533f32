/** A JSON object with one long list, in pieces: what is said of the whole first, then a member per line. */
export async function* jsonList(
  head: object,
  list: string,
  parts: AsyncIterable<readonly object[]>,
): AsyncGenerator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},${JSON.stringify(list)}:[`;
  let first = true;
  for await (const members of parts) {
    if (members.length === 0) continue;
    yield `${first ? "\n" : ",\n"}${members.map((member) => JSON.stringify(member)).join(",\n")}`;
    first = false;
  }
  yield "\n]}\n";
}
