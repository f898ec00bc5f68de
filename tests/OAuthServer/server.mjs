// An OAuth 2.0 authorization server for the tests: node server.mjs PORT. Whoever asks at its token endpoint is registered by
// the name it comes with: client and mailbox are called the same, so that Dovecot can tell whose mailbox a token opens.
import Provider from 'oidc-provider';
import MemoryAdapter from 'oidc-provider/lib/adapters/memory_adapter.js';

const port = +process.argv[2];
const secret = 'client-secret-of-the-tests+/=%';
const tests = new Map();
const knobs = (client) => tests.get(client) ?? tests.set(client, { requests: 0, seconds: 3600, rotates: true, down: false, delay: 0, secret }).get(client);

class Adapter extends MemoryAdapter {
  async find(id) {
    if (this.model !== 'Client') return super.find(id);
    return {
      client_id: id, client_secret: knobs(id).secret, token_endpoint_auth_method: 'client_secret_post',
      grant_types: ['client_credentials', 'refresh_token', 'authorization_code'], redirect_uris: ['https://example.com/'],
    };
  }
}

const provider = new Provider(`http://127.0.0.1:${port}`, {
  adapter: class extends Adapter {
    constructor(model) {
      super(model);
      this.model = model;
    }
  },
  clientDefaults: { require_auth_time: false },
  features: { clientCredentials: { enabled: true }, devInteractions: { enabled: false }, introspection: { enabled: false } },
  // As long as the tokens of large organisations.
  formats: { bitsOfOpaqueRandomness: 8192 },
  scopes: ['offline_access', 'mail'],
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  rotateRefreshToken: (ctx) => knobs(ctx.oidc.client.clientId).rotates,
  ttl: {
    AccessToken: (_, token) => knobs(token.clientId).seconds,
    ClientCredentials: (_, token) => knobs(token.clientId).seconds,
    RefreshToken: 86_400,
    Grant: 86_400,
  },
});

const tokens = { AccessToken: new Map(), ClientCredentials: new Map() };
for (const model of Object.keys(tokens)) {
  provider.on(model === 'AccessToken' ? 'access_token.saved' : 'client_credentials.saved', (token) => {
    tokens[model].set(token.clientId, [...(tokens[model].get(token.clientId) ?? []), token]);
  });
}

async function introspect(value) {
  const token = await provider.AccessToken.find(value) ?? await provider.ClientCredentials.find(value);
  return token ? { active: true, username: token.accountId ?? token.clientId } : { active: false };
}

async function consent(client) {
  const grant = new provider.Grant({ accountId: client, clientId: client });
  grant.addOIDCScope('openid offline_access mail');
  const token = new provider.RefreshToken({
    client: await provider.Client.find(client), accountId: client, grantId: await grant.save(), gty: 'authorization_code',
    scope: 'openid offline_access mail', rotations: 0, iiat: Math.floor(Date.now() / 1000),
  });
  knobs(client).grant = token.grantId;
  return { refreshToken: await token.save() };
}

const body = async (request) => {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
};

// What the tests and Dovecot ask for; the rest is the server's own.
provider.use(async (ctx, next) => {
  const [, place, name] = ctx.path.split('/');
  if (place === 'introspect') {
    ctx.body = await introspect(ctx.query.token);
  } else if (place === 'consent') {
    ctx.body = await consent(name);
  } else if (place === 'knobs') {
    ctx.body = Object.assign(knobs(name), JSON.parse(await body(ctx.req) || '{}'));
  } else if (place === 'revoke-access') {
    for (const list of Object.values(tokens)) for (const token of list.get(name) ?? []) await token.destroy();
    ctx.body = {};
  } else if (place === 'revoke-consent') {
    for (const model of ['AccessToken', 'RefreshToken']) await provider[model].revokeByGrantId(knobs(name).grant);
    await (await provider.Grant.find(knobs(name).grant))?.destroy();
    ctx.body = {};
  } else if (place === 'token') {
    const text = await body(ctx.req);
    const client = new URLSearchParams(text).get('client_id');
    knobs(client).requests++;
    ctx.req.body = text;
    if (knobs(client).down) {
      // Says back what it heard, as a careless server would.
      ctx.status = 503;
      ctx.body = { error: 'temporarily_unavailable', error_description: text };
      return;
    }
    await new Promise((resume) => setTimeout(resume, knobs(client).delay));
    await next();
  } else {
    await next();
  }
});

provider.on('server_error', (_, error) => console.error(error));
provider.listen(port, '127.0.0.1', () => console.log(`OAuth server on port ${port}`));
