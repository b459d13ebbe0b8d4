// node provider.mjs PORT CLIENT SECRET REDIRECT: an OpenID provider on 127.0.0.1 whose people are synthetic.
// Whoever signs in as "<name>" (any password) has the e-mail address <name>@example.org, verified unless the
// name begins with "unverified".
import Provider from "oidc-provider";

const [port, client, secret, redirect] = process.argv.slice(2);

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{ client_id: client, client_secret: secret, redirect_uris: [redirect] }],
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
  cookies: { keys: ["synthetic key of a test"] },
  findAccount: (_, name) => ({
    accountId: name,
    claims: () => ({
      sub: name,
      name,
      email: `${name}@example.org`,
      email_verified: !name.startsWith("unverified"),
    }),
  }),
});

provider.listen(Number(port), "127.0.0.1", () => console.log("ready"));
