import type { Metadata } from "next";
import { MakeToken } from "#components/settings/make-token.tsx";
import { RevokeToken } from "#components/settings/revoke-token.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/page-head.tsx";
import { Scrolling } from "#components/ui/scrolling.tsx";
import { When } from "#components/ui/when.tsx";
import { mayDo } from "#lib/identity/core/access.ts";
import { listTokens } from "#lib/identity/list-tokens.ts";
import { inWords } from "#lib/registry/core/vocabulary.ts";
import { asking } from "../../asking.ts";

export const metadata: Metadata = { title: "Tokens and API" };

export default async function TokensPage() {
  const context = await asking();
  const now = context.clock.now();
  const mayManage = mayDo(context.actor, "token.manage");
  const tokens = mayManage ? (await listTokens(context, { limit: 200 })).data : [];
  return (
    <>
      <p className="max-w-3xl text-soft">
        Everything that the console can do, scripts can do through <code className="font-mono text-xs">/api/v1</code>,
        by the same rules. Its description is{" "}
        <a className="link" href="/api/v1/openapi.json">
          OpenAPI 3.1
        </a>
        .
      </p>
      <Section id="tokens" title="Tokens" {...(mayManage ? { count: tokens.length, actions: <MakeToken /> } : {})}>
        {mayManage ? null : <Notice>Only an admin sees and makes tokens.</Notice>}
        {mayManage && tokens.length === 0 ? (
          <EmptyState title="No tokens yet">
            A token lets a script read or write with the rights of one platform role.
          </EmptyState>
        ) : null}
        {tokens.length > 0 ? (
          <Scrolling label="Tokens">
            <table className="ledger">
              <thead>
                <tr>
                  <th scope="col">Name</th>
                  <th scope="col">Begins with</th>
                  <th scope="col">Role</th>
                  <th scope="col">Scopes</th>
                  <th scope="col">Made by</th>
                  <th scope="col">Last used</th>
                  <th scope="col">Ends</th>
                  <th scope="col">
                    <span className="sr-only">Act</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {tokens.map((token) => (
                  <tr key={token.id} className="whitespace-nowrap">
                    <td className="font-medium">{token.name}</td>
                    <td className="font-mono text-xs">{token.prefix}…</td>
                    <td>{inWords(token.role)}</td>
                    <td>{token.scopes.length === 0 ? "all of the role" : token.scopes.join(", ")}</td>
                    <td>{token.createdBy?.name ?? "the terminal"}</td>
                    <td>{token.lastUsedAt ? <When at={token.lastUsedAt} now={now} /> : "never"}</td>
                    <td>
                      {token.revokedAt ? (
                        <span className="text-soft">
                          revoked <When at={token.revokedAt} now={now} />
                        </span>
                      ) : token.expiresAt ? (
                        <When at={token.expiresAt} now={now} as="day" />
                      ) : (
                        "no end"
                      )}
                    </td>
                    <td className="text-right">
                      {token.revokedAt ? null : <RevokeToken token={token.id} name={token.name} />}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scrolling>
        ) : null}
      </Section>
    </>
  );
}
