package org.confab.web.openapi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.confab.web.Problem;
import org.confab.web.Refusal;

/**
 * {@code /api/openapi.json}, the OpenAPI document of the admin API, and {@code /api/}, a page to
 * try it out. Both tell nothing of this server, so nobody has to sign in for them; what is tried
 * out asks for name and password. The page takes everything from this server and is kept to that by
 * its Content-Security-Policy.
 */
@Path("api")
@ApplicationScoped
public class OpenApiResource {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'"
          + " data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors"
          + " 'none'";

  /** What the page is made of: its own two files, and those of Swagger UI. */
  private static final Map<String, String> FILES =
      Map.of(
          "start.js", "text/javascript",
          "swagger-ui.css", "text/css",
          "swagger-ui-bundle.js", "text/javascript",
          "favicon-32x32.png", "image/png");

  private static final String SWAGGER = "/META-INF/resources/webjars/swagger-ui/5.17.14/";

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private BeanManager beans;

  private volatile Optional<String> made = Optional.empty();

  /** The document: 200, or a problem document with 403 without TLS. */
  @GET
  @Path("openapi.json")
  @Produces(MediaType.APPLICATION_JSON)
  public Response document(@Context SecurityContext security) {
    requireHttps(security);
    if (made.isEmpty()) {
      made = Optional.of(OpenApiDocument.of(ApiMethod.of(resources())).toString());
    }
    return Response.ok(made.get()).build();
  }

  private List<Class<?>> resources() {
    List<Class<?>> resources = new ArrayList<>();
    for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
      if (bean.getBeanClass().isAnnotationPresent(Path.class)) {
        resources.add(bean.getBeanClass());
      }
    }
    return resources;
  }

  /** The page: 200, or a problem document with 403 without TLS. */
  @GET
  @Produces(MediaType.TEXT_HTML)
  public Response page(@Context SecurityContext security) throws IOException {
    requireHttps(security);
    return file("/org/confab/web/openapi/page.html", "text/html;charset=UTF-8");
  }

  /** A part of the page: 200, or a problem document with 403 or 404. */
  @GET
  @Path("ui/{file}")
  public Response part(@PathParam("file") String file, @Context SecurityContext security)
      throws IOException {
    requireHttps(security);
    String type = FILES.get(file);
    if (type == null) {
      throw Refusal.unknown("No such file", "There is nothing at this address.");
    }
    String place = file.equals("start.js") ? "/org/confab/web/openapi/" : SWAGGER;
    return file(place + file, type.startsWith("text/") ? type + ";charset=UTF-8" : type);
  }

  private static Response file(String place, String type) throws IOException {
    try (InputStream in = OpenApiResource.class.getResourceAsStream(place)) {
      if (in == null) {
        throw new IOException("the application lacks " + place);
      }
      return Response.ok(in.readAllBytes())
          .type(type)
          .header("Content-Security-Policy", POLICY)
          .header("X-Content-Type-Options", "nosniff")
          .header("Referrer-Policy", "no-referrer")
          .header("Cache-Control", "max-age=3600")
          .build();
    }
  }

  private static void requireHttps(SecurityContext security) {
    if (!security.isSecure()) {
      throw new Refusal(
          new Problem(403, "HTTPS required", "Administration is offered over HTTPS only."));
    }
  }
}
