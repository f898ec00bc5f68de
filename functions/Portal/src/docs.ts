import SwaggerUIBundle from "swagger-ui-dist/swagger-ui-es-bundle.js";
import "swagger-ui-dist/swagger-ui.css";

// The page speaks to this origin only, and keeps a token no longer than it is open.
SwaggerUIBundle({
  dom_id: "#docs",
  url: "/api/openapi.json",
  validatorUrl: null,
  docExpansion: "list",
  persistAuthorization: false,
});
