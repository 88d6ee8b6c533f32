import { ownControl, statedAgent, unlikely } from "./access-stated.ts";
import { ask, cookiesOf } from "./ask-exactly.ts";
import type { Launched } from "./launched.ts";

/** Who asks, in the order of a row's letters: the five platform roles of somebody who holds nothing, and a holder. */
export const askers = ["admin", "security", "compliance", "member", "auditor", "holder"] as const;
export type Asker = (typeof askers)[number];
export const platformRoles = ["admin", "security", "compliance", "member", "auditor"] as const;

const PASSWORD = "seven quiet ledgers";

/** An organisation in which every kind of asker and of thing is there once, made through the API as people would. */
export class World {
  readonly address: string;
  /** The Cookie header of each asker's session; and of somebody who was suspended after signing in. */
  readonly cookies: Record<Asker | "suspended" | "signedOut", string> = {} as World["cookies"];
  /** Bearer tokens by platform role. */
  readonly tokens = {} as Record<(typeof platformRoles)[number], string>;
  /** What stands for the [brackets] of a route. */
  readonly params: Record<string, string> = {};
  /** Words that only a signed-in person may read. */
  readonly markers: string[] = [unlikely];
  readonly #people: Record<string, { id: string; email: string }> = {};
  readonly #overrides = new Set<string>();
  #made = 0;
  #submitting: string | undefined;
  #retiring: string | undefined;

  constructor(application: Launched) {
    this.address = application.address;
  }

  async #admin<Said = { id: string; slug: string }>(method: string, path: string, body?: object): Promise<Said> {
    const answer = await ask(
      this.address,
      method,
      `/api/v1${path}`,
      { cookie: this.cookies.admin, origin: this.address },
      body,
    );
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.body}`);
    return JSON.parse(answer.body || "null") as Said;
  }

  async #signIn(email: string): Promise<string> {
    const csrf = await ask(this.address, "GET", "/api/auth/csrf");
    const { csrfToken } = JSON.parse(csrf.body) as { csrfToken: string };
    const answer = await ask(
      this.address,
      "POST",
      "/api/auth/callback/credentials",
      { cookie: cookiesOf(csrf), origin: this.address },
      { csrfToken, email, password: PASSWORD, json: "true" },
    );
    const session = /answerable-session=[^;]+/.exec(cookiesOf(answer))?.[0];
    if (!session) throw new Error(`${email} cannot sign in: ${answer.status} ${answer.body}`);
    return session;
  }

  async #person(role: string): Promise<{ id: string; email: string }> {
    const email = `${unlikely}.${role}.${++this.#made}@example.com`;
    const person = await this.#admin("POST", "/people", { email, name: `${unlikely} ${role}`, platformRoles: [role] });
    return { id: person.id, email };
  }

  async #withPassword(person: { email: string }): Promise<string> {
    const { link } = await this.#admin<{ link: string }>("POST", `/people/${person.email}/invitation`);
    await ask(
      this.address,
      "POST",
      "/api/auth/password",
      {},
      { link: new URL(link).hash.slice(1), password: PASSWORD },
    );
    return this.#signIn(person.email);
  }

  /** Everybody and everything; `said` is what the launcher printed, with the first admin's link. */
  async build(said: string): Promise<this> {
    const link = /first-admin#(\S+)/.exec(said)?.[1] ?? "";
    const admin = { email: `${unlikely}.admin@example.com`, name: `${unlikely} admin`, password: PASSWORD };
    await ask(this.address, "POST", "/api/auth/first-admin", {}, { link, ...admin });
    this.cookies.admin = await this.#signIn(admin.email);
    for (const asker of [...askers.slice(1), "suspended", "signedOut"] as const) {
      const role = (platformRoles as readonly string[]).includes(asker) ? asker : "member";
      this.#people[asker] = await this.#person(role);
      this.cookies[asker] = await this.#withPassword(this.#people[asker]);
    }
    await this.#things();
    for (const role of platformRoles) this.tokens[role] = await this.token(role, []);
    await this.#admin("PATCH", `/people/${this.#people.suspended?.id}`, { status: "suspended" });
    await this.#admin("POST", `/people/${this.#people.signedOut?.id}/sign-out`);
    return this;
  }

  async token(role: string, scopes: string[]): Promise<string> {
    const made = await this.#admin<{ id: string; token: string }>("POST", "/tokens", {
      name: `${unlikely} token`,
      role,
      scopes,
    });
    this.params.token ??= made.id;
    return made.token;
  }

  /** Somebody whom nothing else in the matrix needs. */
  readonly newPerson = async (): Promise<string> => (await this.#person("member")).id;

  /** An agent on which the holder holds every role. */
  readonly newAgent = async (): Promise<string> => {
    const { slug } = await this.#admin("POST", "/agents", { name: `${unlikely} agent ${++this.#made}` });
    for (const role of [
      "business_owner",
      "system_owner",
      "security_owner",
      "retirement_owner",
      "provisioner",
      "responder",
    ])
      await this.#admin("POST", `/agents/${slug}/assignments`, { role, person: this.holder });
    return slug;
  };

  readonly newAssignment = async (): Promise<string> =>
    (
      await this.#admin("POST", `/agents/${this.params.agent}/assignments`, {
        role: "detector",
        person: this.holder,
        startsAt: new Date(Date.UTC(2027, 0, ++this.#made)).toISOString(),
        endsAt: new Date(Date.UTC(2027, 0, this.#made + 1)).toISOString(),
      })
    ).id;

  /** Somebody else's assignment, for which the holder is the deputy. */
  readonly newDeputyship = async (): Promise<string> =>
    (
      await this.#admin("POST", `/agents/${this.params.agent}/assignments`, {
        role: "control_owner",
        person: await this.newPerson(),
        deputies: [this.holder],
      })
    ).id;

  readonly newCapability = async (): Promise<string> =>
    (
      await this.#admin("POST", `/agents/${this.params.agent}/capabilities`, {
        name: `${unlikely} capability ${++this.#made}`,
        action: "read",
        system: this.params.system,
      })
    ).slug;

  /** A submitted agent whose every decision is the holder's, and its request: submitted by a token, which is nobody. */
  readonly newSubmitted = async (): Promise<{ agent: string; request: string }> => {
    const agent = await this.newAgent();
    await this.#admin("PATCH", `/agents/${agent}`, statedAgent);
    await this.#admin("POST", `/agents/${agent}/capabilities`, {
      name: "look",
      action: "read",
      system: this.params.system,
    });
    this.#submitting ??= await this.token("admin", ["agent.submit"]);
    await ask(
      this.address,
      "POST",
      `/api/v1/agents/${agent}/submit`,
      { authorization: `Bearer ${this.#submitting}` },
      {},
    );
    const { data } = await this.#admin<{ data: { id: string }[] }>("GET", `/requests?agent=${agent}`);
    return { agent, request: data[0]?.id ?? "" };
  };

  readonly newSystem = async (): Promise<string> =>
    (await this.#admin("POST", "/systems", { name: `${unlikely} system ${++this.#made}`, owner: this.holder })).slug;

  readonly newTeam = async (): Promise<string> =>
    (await this.#admin("POST", "/teams", { name: `${unlikely} team ${++this.#made}`, lead: this.holder })).slug;

  readonly newDataSource = async (): Promise<string> =>
    (
      await this.#admin("POST", "/data-sources", {
        name: `${unlikely} data ${++this.#made}`,
        dataOwner: this.holder,
        qualityOwner: this.holder,
      })
    ).slug;

  readonly newControl = async (): Promise<string> => {
    const id = `OWN-${String(++this.#made + 10).padStart(2, "0")}`;
    await this.#admin("POST", "/controls", ownControl(id));
    return id;
  };

  readonly newOverride = async (): Promise<string> => {
    const { overrides } = await this.#admin<{ overrides: { id: string }[] }>(
      "POST",
      `/agents/${this.params.agent}/raci/overrides`,
      {
        duty: this.#overrides.size % 2 === 0 ? "run_agent" : "set_policy",
        person: await this.newPerson(),
        change: "add",
        letter: "I",
        reason: unlikely,
      },
    );
    const added = overrides.find(({ id }) => !this.#overrides.has(id))?.id ?? "";
    this.#overrides.add(added);
    return added;
  };

  /** A view that everybody sees and the admin owns. */
  readonly newView = async (): Promise<string> =>
    (
      await this.#admin("POST", "/views", {
        list: "agents",
        name: `${unlikely} view ${++this.#made}`,
        search: "q=matrix",
        shared: true,
      })
    ).id;

  /** A campaign over one capability of a draft, whose business owner is the holder. */
  readonly newCampaign = async (): Promise<{ campaign: string }> => {
    const agent = await this.newAgent();
    await this.#admin("POST", `/agents/${agent}/capabilities`, {
      name: `${unlikely} reviewed`,
      action: "read",
      system: this.params.system,
      monitoring: "A person looks.",
      revocation: { path: "Take the scope away." },
    });
    const scope = { agents: [agent], state: "draft" };
    const startsAt = new Date(Date.UTC(2099, 0, 1)).toISOString();
    const { id } = await this.#admin("POST", "/campaigns", { name: `${unlikely} campaign`, scope, startsAt });
    return { campaign: id };
  };

  /** The same campaign after some events, with its item. */
  readonly campaignAfter = async (...events: string[]): Promise<{ campaign: string; item: string }> => {
    const { campaign } = await this.newCampaign();
    for (const event of events) await this.#admin("POST", `/campaigns/${campaign}/${event}`, {});
    const items = await this.#admin<{ data: { id: string }[] }>("GET", `/campaigns/${campaign}/items`);
    return { campaign, item: items.data[0]?.id ?? "" };
  };

  /** A closed campaign that revoked its one capability. */
  readonly newFollowUp = async (): Promise<{ campaign: string; followUp: string }> => {
    const { campaign, item } = await this.campaignAfter("open");
    await ask(
      this.address,
      "POST",
      `/api/v1/campaigns/${campaign}/items/${item}/decide`,
      { cookie: this.cookies.holder, origin: this.address },
      { answer: "revoke", reason: "The matrix asks." },
    );
    await this.#admin("POST", `/campaigns/${campaign}/close`, {});
    const { data } = await this.#admin<{ data: { id: string }[] }>("GET", `/campaigns/${campaign}/follow-ups`);
    return { campaign, followUp: data[0]?.id ?? "" };
  };

  readonly newToken = async (): Promise<string> => {
    const { id } = await this.#admin("POST", "/tokens", { name: unlikely, role: "auditor" });
    return id;
  };

  /** What the holder asks for: each time for another gap, as a gap waits for one decision at a time. */
  readonly newException = async (): Promise<string> => {
    const { id } = await this.#admin("POST", "/agents", { name: `${unlikely} excused ${++this.#made}` });
    await this.#admin("PATCH", `/agents/${id}`, { ...statedAgent, purpose: null });
    await this.#admin("POST", `/agents/${id}/assignments`, { role: "business_owner", person: this.holder });
    await this.#admin("POST", `/agents/${id}/submit`);
    const { data } = await this.#admin<{ data: { id: string }[] }>("GET", `/gaps?agent=${id}&rule=boundary-missing`);
    const answer = await ask(this.address, "POST", "/api/v1/exceptions", this.#asHolder, {
      ...this.exceptionTerms,
      gap: data[0]?.id,
    });
    return (JSON.parse(answer.body) as { id: string }).id;
  };

  /** Of an agent in use, on which the holder holds every role; asked for by nobody who asks in the matrix. */
  readonly newRetirement = async (): Promise<{ agent: string; retirement: string }> => {
    const { agent, request } = await this.newSubmitted();
    type Decisions = { decisions: { slot: string; decision: string | null }[] };
    const { decisions } = await this.#admin<Decisions>("GET", `/requests/${request}`);
    for (const { slot, decision } of decisions)
      if (decision === null)
        await ask(this.address, "POST", `/api/v1/requests/${request}/decide`, this.#asHolder, {
          slot,
          decision: "approve",
          reason: "The matrix asks.",
        });
    this.#retiring ??= await this.token("admin", ["agent.retire", "catalogue.read"]);
    const answer = await ask(
      this.address,
      "POST",
      `/api/v1/agents/${agent}/retire`,
      { authorization: `Bearer ${this.#retiring}` },
      { reason: "The matrix asks." },
    );
    return { agent, retirement: (JSON.parse(answer.body) as { id: string }).id };
  };

  get #asHolder(): Record<string, string> {
    return { cookie: this.cookies.holder, origin: this.address };
  }

  /** Of a gap of the agent that moves; who may ask finds that somebody asked already. */
  get exceptionTerms() {
    return {
      gap: this.params.gap,
      reason: "The matrix asks.",
      compensatingControl: "A person looks.",
      endsAt: new Date(Date.now() + 20 * 86_400_000).toISOString(),
    };
  }

  readonly newWebhook = async (): Promise<string> => {
    const { id } = await this.#admin("POST", "/webhooks", {
      name: unlikely,
      url: "https://hooks.example.com/",
      events: ["webhook.ended"],
    });
    return id;
  };

  get holder(): string {
    return this.#people.holder?.email ?? "";
  }

  get auditor(): string {
    return this.#people.auditor?.email ?? "";
  }

  async #things(): Promise<void> {
    const { params } = this;
    params.person = this.#people.holder?.id ?? "";
    params.webhook = await this.newWebhook();
    params.job = "999999999999"; // done long ago: whoever may is told so
    params.export = "00000000-0000-7000-8000-000000000000"; // as that
    params.delivery = "00000000-0000-7000-8000-000000000000"; // as that
    params.picture = "agent-light.png";
    params.mail = "00000000-0000-7000-8000-000000000000"; // as that
    params.team = await this.newTeam();
    params.system = await this.newSystem();
    params.dataSource = await this.newDataSource();
    params.control = await this.newControl();
    params.agent = await this.newAgent();
    await this.#admin("PATCH", `/agents/${params.agent}`, statedAgent);
    params.capability = await this.newCapability();
    params.assignment = await this.newAssignment();
    params.override = await this.newOverride();
    params.view = await this.newView();
    const moving = await this.newAgent();
    await this.#admin("PATCH", `/agents/${moving}`, { ...statedAgent, purpose: null });
    await this.#admin("POST", `/agents/${moving}/capabilities`, { name: "pay", action: "pay", system: params.system });
    await this.#admin("POST", `/agents/${moving}/submit`);
    params.moving = moving;
    params.request = (await this.newSubmitted()).request;
    const gaps = await this.#admin<{ data: { id: string }[] }>("GET", `/gaps?agent=${moving}`);
    params.gap = gaps.data[0]?.id ?? "";
    params.exception = await this.newException();
    params.page = "start";
    params.drill = (await this.#admin("POST", "/drills", { name: `${unlikely} running` })).id;
    params.retirement = (await this.newRetirement()).retirement;
    const approving = `/retirements/${params.retirement}/approve`;
    const { steps } = await this.#admin<{ steps: { id: string }[] }>("POST", approving, { reason: "The matrix asks." });
    params.step = steps[0]?.id ?? "";
    const at = `/api/v1/retirements/${params.retirement}`;
    for (const { id } of steps)
      await ask(this.address, "POST", `${at}/steps/${id}/done`, this.#asHolder, { proof: "The matrix asks." });
    const security = { cookie: this.cookies.security, origin: this.address };
    await ask(this.address, "POST", `${at}/verify`, security, { reason: "The matrix asks." });
    params.run = (await this.#admin("POST", "/judgement")).id;
    const entryOf = async (type: string) =>
      (await this.#admin<{ data: { sequence: string }[] }>("GET", `/evidence?type=${type}&limit=1`)).data[0]?.sequence;
    params.sequence = (await entryOf("team.created")) ?? "";
    params.signIn = (await entryOf("session.started")) ?? "";
    const imported = await this.#admin("POST", "/imports?resource=systems", [{ name: `${unlikely} imported` }]);
    params.import = imported.id;
    const followed = await this.newFollowUp();
    params.followUp = followed.followUp;
    Object.assign(params, await this.campaignAfter("open"));
    params.file = `${params.campaign}.csv`;
    params.withTools = await this.newSystem();
    await this.#admin("POST", `/imports?format=mcp&system=${params.withTools}`, {
      tools: [{ name: "look", description: "Looks.", inputSchema: { type: "object" } }],
    });
  }
}
