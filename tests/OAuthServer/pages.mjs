// The pages on which people sign in to the identity provider of the tests and out of it. They load nothing else.
const page = (title, form) => `<!doctype html><html lang="en"><head><title>${title}</title><link rel="icon" href="data:,"></head>
<body><h1>${title}</h1>${form}</body></html>`;

const signIn = page('Sign in to the tests', `<form method="post"><label>User <input name="user"></label>
<button>Continue</button> <button name="cancel" value="yes">Cancel</button></form>`);

/** Asks who it is, and takes everybody at their word. */
export async function askWho(provider, request, response, read) {
  if (request.method === 'GET') {
    response.setHeader('content-type', 'text/html').end(signIn);
    return;
  }
  const form = new URLSearchParams(await read(request));
  const result = form.has('cancel')
    ? { error: 'access_denied', error_description: 'The user declined.' }
    : { login: { accountId: form.get('user') } };
  await provider.interactionFinished(request, response, result);
}

/** Asks whether to sign out. */
export function askToLeave(ctx, form) {
  ctx.body = page('Sign out of the tests', `${form}<button form="op.logoutForm" name="logout" value="yes">Sign out</button>`);
}
