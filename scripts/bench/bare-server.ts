// The least that could answer the agents list: Node's own server, pg, and the very statements that the API sends.
import { readFileSync } from "node:fs";
import http from "node:http";
import pg from "pg";

interface Statement {
  text: string;
  values: unknown[];
}

const [file = "", port = "0"] = process.argv.slice(2);
const statements = JSON.parse(readFileSync(file, "utf8")) as Statement[];
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

http
  .createServer(async (_request, response) => {
    const answers: unknown[] = [];
    for (const { text, values } of statements) answers.push((await pool.query(text, values)).rows);
    const [data, [count]] = answers as [unknown[], [{ total: number }]];
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify({ data, total: count.total }));
  })
  .listen(Number(port), "127.0.0.1", () => process.stdout.write("ready\n"));
