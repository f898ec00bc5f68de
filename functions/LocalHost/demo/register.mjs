// Registers the demo's two mailboxes with a running app, unless they are: node register.mjs URL KEY IMAPS-PORT POP3-PORT

const [url, key, imapsPort, pop3Port] = process.argv.slice(2);

async function call(method, path, body) {
  const response = await fetch(url + path, {
    method,
    headers: { authorization: `Bearer ${key}`, ...(body && { "content-type": "application/json" }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok) {
    throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
  }
  return response.json();
}

async function find(path, name) {
  let cursor = null;
  do {
    const page = await call("GET", cursor ? `${path}?cursor=${encodeURIComponent(cursor)}` : path);
    const found = page.items.find((item) => item.name === name);
    if (found) {
      return found;
    }
    cursor = page.nextCursor;
  } while (cursor);
  return null;
}

async function register(path, body) {
  return (await find(path, body.name)) ?? (await call("POST", path, body));
}

async function registerMailbox(mailbox, account) {
  const credential = await register("/api/credentials", {
    name: `Demo ${mailbox}`,
    userName: `${mailbox}@demo.test`,
    password: `demo-${mailbox}`,
  });
  await register("/api/accounts", {
    ...account,
    address: "127.0.0.1",
    secureConnection: true,
    // The demo's server signs its own certificate.
    skipCertificate: true,
    credentialId: credential.id,
    checkIntervalMinutes: 1,
    automaticCheck: true,
    keepCopy: true,
  });
}

try {
  await registerMailbox("support", { name: "Demo support", protocol: "IMAP", port: Number(imapsPort), connectionType: "SSL" });
  await registerMailbox("sales", { name: "Demo sales", protocol: "POP3", port: Number(pop3Port), connectionType: "TLS" });
} catch (error) {
  console.error(`The demo's accounts could not be registered. ${error.message}`);
  process.exitCode = 1;
}
