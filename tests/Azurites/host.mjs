// Holds many Azurites, each in memory and on ports of its own: to load Azurite takes seconds, to open one more milliseconds.
// It is told lines: "open BLOB QUEUE TABLE" with three ports, and "close BLOB". It says lines: a blob port, and what is new with
// that Azurite: "listens", "closed", "failed: why", or the request it answered. It ends with its input.

import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const require = createRequire(new URL("../../functions/LocalHost/package.json", import.meta.url));
const part = (name) => require(`azurite/dist/src/${name}`);
const { MemoryExtentChunkStore } = part("common/persistence/MemoryExtentStore");
const kinds = ["blob/Blob", "queue/Queue", "table/Table"].map((name) => ({
  Configuration: part(`${name}Configuration`).default,
  Server: part(`${name}Server`).default,
}));

const opened = new Map();

function say(port, words) {
  process.stdout.write(`${port} ${words}\n`);
}

// The parameters of Azurite's configurations have these names in its code, but are told by their places.
function configured({ Configuration }, port, accessLogWriteStream, memoryStore) {
  const [enableAccessLog, enableDebugLog, loose, skipApiVersionCheck, disableProductStyleUrl, isMemoryPersistence] = [true, false, false, true, false, true];
  const [keepAlive, database, extents, paths, debugLogFile, oauth] = [];
  const secure = ["", "", ""];
  const end = [debugLogFile, loose, skipApiVersionCheck, ...secure, oauth, disableProductStyleUrl, isMemoryPersistence, memoryStore];
  return Configuration === kinds[2].Configuration
    ? new Configuration("127.0.0.1", port, keepAlive, database, enableDebugLog, enableAccessLog, accessLogWriteStream, ...end)
    : new Configuration("127.0.0.1", port, keepAlive, database, extents, paths, enableAccessLog, accessLogWriteStream, enableDebugLog, ...end);
}

async function open(ports) {
  const log = { write: (line) => say(ports[0], line.trimEnd()) };
  const store = new MemoryExtentChunkStore();
  const servers = kinds.map((kind, index) => new kind.Server(configured(kind, ports[index], log, store)));
  opened.set(ports[0], servers);
  await Promise.all(servers.map((server) => server.start()));
  say(ports[0], "listens");
}

async function close(port) {
  const servers = opened.get(port);
  opened.delete(port);
  await Promise.all(servers.map((server) => server.close()));
  // Whoever still speaks to it hears no more, as of a process that ended.
  servers.forEach((server) => server.httpServer.closeAllConnections());
  say(port, "closed");
}

for await (const line of createInterface({ input: process.stdin })) {
  const [verb, ...ports] = line.split(" ");
  const numbers = ports.map(Number);
  (verb === "open" ? open(numbers) : close(numbers[0])).catch((error) => say(ports[0], `failed: ${error.message}`));
}
process.exit();
