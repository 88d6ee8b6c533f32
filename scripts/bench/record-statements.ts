import pg from "pg";

export interface Statement {
  /** Of the plan that the connection keeps of it; undefined where it is planned each time. */
  name: string | undefined;
  text: string;
  values: unknown[];
}

/** Listens to what this process's database clients send, between `begin` and `end`. */
export function recordStatements() {
  const original = pg.Client.prototype.query;
  let statements: Statement[] | null = null;
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [first, second] = given;
    if (statements !== null) {
      const { name, text, values } = (
        typeof first === "string" ? { name: undefined, text: first, values: second } : first
      ) as Statement;
      statements.push({ name, text, values: Array.isArray(values) ? values : [] });
    }
    return Reflect.apply(original, this, given);
  } as typeof original;
  return {
    begin: () => {
      statements = [];
    },
    end: (): Statement[] => {
      const heard = statements ?? [];
      statements = null;
      return heard;
    },
    stop: () => {
      pg.Client.prototype.query = original;
    },
  };
}
