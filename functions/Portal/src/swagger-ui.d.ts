declare module "swagger-ui-dist/swagger-ui-es-bundle.js" {
  export default function SwaggerUIBundle(options: {
    dom_id: string;
    url: string;
    validatorUrl: null;
    docExpansion: "list";
    persistAuthorization: boolean;
  }): unknown;
}
