import type { ReadableField, ReadableOperation } from "./readable-operation.ts";

/** One operation of the API: what it does, what it takes, a command that works, what it answers. */
export function ApiOperation({ operation }: { operation: ReadableOperation }) {
  const { id, method, path, summary, permission, parameters, body, example, answers } = operation;
  const answer = answers.find(({ status }) => status.startsWith("2"));
  const inAddress = parameters.filter(({ where }) => where !== "header");
  const headers = parameters.filter(({ where }) => where === "header");
  return (
    <article aria-labelledby={id} className="border-line border-t py-4">
      <h3 id={id} className="scroll-mt-4 font-medium">
        {summary}
      </h3>
      <p className="mt-1 font-mono text-sm break-all">
        <span className="mr-2 font-semibold text-accent">{method}</span>
        {path}
      </p>
      <p className="mt-1 text-sm text-soft">
        Takes <code className="font-mono">{permission}</code>. Refused with{" "}
        {answers
          .filter(({ status }) => !status.startsWith("2"))
          .map(({ status }) => status)
          .join(", ")}{" "}
        as a problem document.
      </p>
      <Fields heading="In the address" fields={inAddress} />
      <Fields heading="Headers" fields={headers} />
      <Fields heading="Body" fields={body} />
      <h4 className="mt-3 text-sm font-medium">Example</h4>
      <pre className="mt-1 rounded-md bg-tint p-3 font-mono text-xs break-all whitespace-pre-wrap">{example}</pre>
      {answer ? <Fields heading={`Answers ${answer.status}`} fields={answer.fields} says={answer.says} /> : null}
    </article>
  );
}

function Fields({ heading, fields, says }: { heading: string; fields: readonly ReadableField[]; says?: string }) {
  if (fields.length === 0 && says === undefined) return null;
  if (fields.length === 0)
    return (
      <p className="mt-3 text-sm">
        <span className="font-medium">{heading}.</span> {says}
      </p>
    );
  return (
    <details className="mt-3">
      <summary className="cursor-pointer text-sm font-medium">
        {heading} <span className="font-normal text-soft tabular-nums">({fields.length})</span>
      </summary>
      <div className="mt-1">
        <table className="w-full text-left text-sm">
          <thead>
            <tr className="border-line border-b text-soft">
              <th scope="col" className="py-1 pr-4 font-medium">
                Field
              </th>
              <th scope="col" className="py-1 pr-4 font-medium">
                Kind
              </th>
              <th scope="col" className="py-1 font-medium">
                Says
              </th>
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <tr key={field.name} className="border-line border-b align-top last:border-b-0">
                <th scope="row" className="py-1 pr-4 font-mono font-normal whitespace-nowrap">
                  {field.name}
                  {field.required ? <span className="ml-2 font-sans text-xs text-soft">needed</span> : null}
                </th>
                <td className="py-1 pr-4 break-words">{field.kind}</td>
                <td className="py-1 text-soft">{field.says ?? ""}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
