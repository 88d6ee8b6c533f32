import type { Problem } from "#components/api-client.ts";
import { Notice } from "#components/ui/notice.tsx";

/** Why a file was not imported: where in it, and what to put right. */
export function ImportProblem({ problem }: { problem: Problem | null }) {
  if (!problem) return null;
  return (
    <div role="alert">
      <Notice tone="critical" title={problem.message}>
        {problem.errors.length > 0 ? (
          <ul className="mt-1 grid gap-0.5">
            {problem.errors.slice(0, 50).map(({ path, message }) => (
              <li key={`${path} ${message}`}>
                {path ? <span className="font-medium">{path}: </span> : null}
                {message}
              </li>
            ))}
          </ul>
        ) : null}
        {problem.errors.length > 50 ? <p>and {problem.errors.length - 50} more</p> : null}
      </Notice>
    </div>
  );
}
