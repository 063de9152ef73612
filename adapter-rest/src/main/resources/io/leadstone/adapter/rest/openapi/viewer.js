"use strict";

// The address of this script is docs/viewer.js, and that of the document is openapi.json beside docs.
const api = new URL("../openapi.json", document.currentScript.src);

// Adds the path below which a proxy serves the routes. The server does not know this path.
function withPathOfProxy(openApi) {
  const base = openApi.servers[0].url.replace(/v1$/, "");
  const folder = api.pathname.replace(/openapi\.json$/, "");
  const prefix = ["api/v1/", "v1/", ""].find((known) => folder.endsWith(base + known));
  if (prefix !== undefined) {
    const proxy = folder.slice(0, folder.length - (base + prefix).length);
    openApi.servers.forEach((server) => { server.url = proxy + server.url; });
  }
  return openApi;
}

SwaggerUIBundle({
  url: api.href,
  dom_id: "#viewer",
  deepLinking: true,
  displayRequestDuration: true,
  tryItOutEnabled: true,
  // Credentials live in this page only, and no description is sent to a validator.
  persistAuthorization: false,
  validatorUrl: null,
  responseInterceptor: (response) => {
    if (response.url === api.href && response.ok) {
      response.text = JSON.stringify(withPathOfProxy(JSON.parse(response.text)));
    }
    return response;
  },
});
