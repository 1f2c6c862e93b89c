"use strict";

// No validator of somebody else's is asked about the document.
window.SwaggerUIBundle({
  url: "/api/openapi.json",
  dom_id: "#api",
  deepLinking: false,
  docExpansion: "list",
  displayRequestDuration: true,
  validatorUrl: null,
  tryItOutEnabled: true,
  requestInterceptor: (request) => {
    request.headers["X-Requested-With"] = "confab";
    return request;
  },
});
