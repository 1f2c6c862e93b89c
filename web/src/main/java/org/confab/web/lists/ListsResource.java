package org.confab.web.lists;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.confab.core.groupexpansion.DistributionList;
import org.confab.core.groupexpansion.ListAdministration;
import org.confab.core.groupexpansion.ListRefused;
import org.confab.core.groupexpansion.MailAddress;
import org.confab.web.JsonBody;
import org.confab.web.Page;
import org.confab.web.Problem;
import org.confab.web.Refusal;
import org.confab.web.ResourceUri;
import org.confab.web.access.AdminApi;
import org.confab.web.access.AuditTrail;
import org.confab.web.openapi.Parameter;
import org.confab.web.openapi.Told;

/** {@code /api/lists}: distribution lists. Those of the directory are shown and not changed. */
@Path("api/lists")
@AdminApi
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ListsResource {
  private static final int MAX_TEXT = 128;
  private static final String ONE =
      "{\"address\":\"sales@litwareinc.com\",\"displayName\":\"Sales\",\"members\":[\"alice@litwareinc.com\"],"
          + "\"hidden\":false,\"directory\":false}";

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private ListAdministration lists;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private AuditTrail trail;

  @Context
  @SuppressWarnings("NullAway.Init") // injected by the container
  private HttpServletRequest http;

  /** Lists by address: 200, or a problem document with 400. */
  @GET
  @Told(
      value = "The distribution lists, by address",
      asks = {"q: a part of the address or the name", Page.NUMBER_ASKED, Page.LIMIT_ASKED},
      problems = 400,
      answer = "[" + ONE + "]")
  public Response list(@Context UriInfo asked) {
    Page page = Page.of(asked, "q");
    Optional<String> text =
        Page.text(asked, "q", MAX_TEXT).map(wanted -> wanted.toLowerCase(Locale.ROOT));
    return page.of(
        asked,
        lists.all(),
        list ->
            text.map(
                    wanted ->
                        list.address().asString().contains(wanted)
                            || list.displayName().toLowerCase(Locale.ROOT).contains(wanted))
                .orElse(true),
        this::json);
  }

  /** A list: 200, or a problem document with 400 or 404. */
  @GET
  @Path("{list}")
  @Told(
      value = "A distribution list",
      problems = {400, 404},
      answer = ONE)
  public Response get(@Parameter("address of the list") @PathParam("list") String list) {
    return done(() -> ok(lists.get(MailAddress.parse(list))));
  }

  /** Makes one: 201, or a problem document with 400, 409 or 422. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Told(
      value = "Makes a distribution list of users and lists",
      done = 201,
      body =
          "{\"address\":\"sales@litwareinc.com\",\"displayName\":\"Sales\",\"members\":[\"alice@litwareinc.com\"]}",
      problems = {400, 409, 422},
      answer = ONE)
  public Response create(String body) {
    return done(
        () -> {
          JsonBody json = JsonBody.parse(body).only("address", "displayName", "members");
          List<String> members = json.texts("members");
          MailAddress address = MailAddress.parse(json.text("address"));
          trail.note(http, address + " of " + String.join(" ", members));
          DistributionList made = lists.create(address, json.text("displayName").strip(), members);
          return Response.created(ResourceUri.of("api", "lists", made.address().asString()))
              .entity(json(made).build().toString())
              .build();
        });
  }

  /** Removes one: 200 with what it was, or a problem document with 400, 404 or 409. */
  @DELETE
  @Path("{list}")
  @Told(
      value = "Removes a distribution list",
      problems = {400, 404, 409},
      answer = ONE)
  public Response remove(@Parameter("address of the list") @PathParam("list") String list) {
    return done(
        () -> {
          MailAddress address = MailAddress.parse(list);
          String was = json(lists.get(address)).build().toString();
          lists.remove(address);
          return Response.ok(was).build();
        });
  }

  /** Adds a member: 200, or a problem document with 400, 404, 409 or 422. */
  @PUT
  @Path("{list}/members/{member}")
  @Told(
      value = "Adds a member, a user or a list; nothing changes if it is one already",
      problems = {400, 404, 409, 422},
      answer = ONE)
  public Response add(
      @Parameter("address of the list") @PathParam("list") String list,
      @Parameter("address of the member") @PathParam("member") String member) {
    return done(() -> ok(lists.add(MailAddress.parse(list), member)));
  }

  /** Takes a member out: 200, or a problem document with 400, 404 or 409. */
  @DELETE
  @Path("{list}/members/{member}")
  @Told(
      value = "Takes a member out",
      problems = {400, 404, 409},
      answer = ONE)
  public Response take(
      @Parameter("address of the list") @PathParam("list") String list,
      @Parameter("address of the member") @PathParam("member") String member) {
    return done(() -> ok(lists.take(MailAddress.parse(list), member)));
  }

  private Response ok(DistributionList list) {
    return Response.ok(json(list).build().toString()).build();
  }

  private static Response done(Supplier<Response> work) {
    try {
      return work.get();
    } catch (IllegalArgumentException malformed) {
      throw Refusal.bad(String.valueOf(malformed.getMessage()));
    } catch (ListRefused refused) {
      String detail = String.valueOf(refused.getMessage());
      throw new Refusal(
          switch (refused.why()) {
            case UNKNOWN -> new Problem(404, "Not in the list", detail);
            case EXISTS -> new Problem(409, "Address taken", detail);
            case OWNED -> new Problem(409, "The directory's list", detail);
            case BAD -> new Problem(422, "List refused", detail);
          });
    }
  }

  private JsonObjectBuilder json(DistributionList list) {
    JsonArrayBuilder members = Json.createArrayBuilder();
    list.entries().forEach(entry -> members.add(ListAdministration.text(entry)));
    return Json.createObjectBuilder()
        .add("address", list.address().asString())
        .add("displayName", list.displayName())
        .add("members", members)
        .add("hidden", list.hidden())
        .add("directory", lists.isFollowed(list.address()));
  }
}
