package org.confab.web.endpoints;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.confab.core.registrar.LiveEndpoints;
import org.confab.core.registrar.LiveEndpoints.LiveEndpoint;
import org.confab.web.Page;
import org.confab.web.access.AdminApi;
import org.confab.web.openapi.Told;

/** {@code /api/endpoints}: the devices that are signed in. */
@Path("api/endpoints")
@AdminApi
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class EndpointsResource {
  private static final int LONGEST = 256;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private LiveEndpoints endpoints;

  /** All of them, or those that are looked for: 200, or a problem document with 400. */
  @GET
  @Told(
      value = "Tells which devices are signed in, how and since when",
      asks = {
        "user: the address of a user, with or without sip:",
        "q: a part of the address, of the client's name or of where it is"
      },
      problems = 400,
      lists = EndpointAnswer.class)
  public Response list(@Context UriInfo asked) {
    Page page = Page.of(asked, "user", "q");
    Predicate<LiveEndpoint> user =
        Page.text(asked, "user", LONGEST).map(EndpointsResource::ofUser).orElse(one -> true);
    Predicate<LiveEndpoint> part =
        Page.text(asked, "q", LONGEST).map(EndpointsResource::with).orElse(one -> true);
    return page.of(asked, endpoints.all(), user.and(part), EndpointAnswer::of);
  }

  private static Predicate<LiveEndpoint> ofUser(String user) {
    String address = user.toLowerCase(Locale.ROOT).replaceFirst("^sip:", "");
    return one -> one.id().aor().address().equalsIgnoreCase(address);
  }

  /** Whether what people see of it has that part, in whatever case. */
  private static Predicate<LiveEndpoint> with(String part) {
    String wanted = part.toLowerCase(Locale.ROOT);
    return one ->
        Stream.of(
                one.id().aor().address(),
                one.binding().userAgent(),
                one.transport(),
                one.address(),
                one.id().epid().asString())
            .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
  }
}
