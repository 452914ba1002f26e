// What the ingest is held against: DuckDB's own reader with its defaults, every file of a folder into one table.
import { DuckDBInstance } from "@duckdb/node-api";

const [folder = "", database = ":memory:"] = process.argv.slice(2);
const instance = await DuckDBInstance.create(database);
const connection = await instance.connect();
await connection.run(
  `create table street as select * from read_csv('${folder.replaceAll("'", "''")}/*.csv')`,
);
const reader = await connection.runAndReadAll("select count(*) from street");
process.stdout.write(`${reader.getRows()[0]?.[0]}\n`);
connection.closeSync();
instance.closeSync();
