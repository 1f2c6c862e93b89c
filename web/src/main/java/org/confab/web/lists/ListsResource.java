package org.confab.web.lists;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
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
import org.confab.core.groupexpansion.DistributionList;
import org.confab.core.groupexpansion.ListAdministration;
import org.confab.core.groupexpansion.MailAddress;
import org.confab.web.JsonBody;
import org.confab.web.Malformed;
import org.confab.web.Page;
import org.confab.web.ResourceUri;
import org.confab.web.access.AdminApi;
import org.confab.web.access.AuditTrail;
import org.confab.web.answer.Answer;
import org.confab.web.openapi.Parameter;
import org.confab.web.openapi.Told;

/** {@code /api/lists}: distribution lists. Those of the directory are shown and not changed. */
@Path("api/lists")
@AdminApi
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ListsResource {
  private static final int MAX_TEXT = 128;

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
      lists = ListAnswer.class)
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
        this::shown);
  }

  /** A list: 200, or a problem document with 400 or 404. */
  @GET
  @Path("{list}")
  @Told(
      value = "A distribution list",
      problems = {400, 404},
      gives = ListAnswer.class)
  public Response get(@Parameter("address of the list") @PathParam("list") String list) {
    return ok(lists.get(mail(list)));
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
      gives = ListAnswer.class)
  public Response create(String body) {
    JsonBody json = JsonBody.parse(body).only("address", "displayName", "members");
    List<String> members = json.texts("members");
    MailAddress address = mail(json.text("address"));
    trail.note(http, address + " of " + String.join(" ", members));
    DistributionList made = lists.create(address, json.text("displayName").strip(), members);
    return Answer.created(ResourceUri.of("api", "lists", made.address().asString()), shown(made));
  }

  /** Removes one: 200 with what it was, or a problem document with 400, 404 or 409. */
  @DELETE
  @Path("{list}")
  @Told(
      value = "Removes a distribution list",
      problems = {400, 404, 409},
      gives = ListAnswer.class)
  public Response remove(@Parameter("address of the list") @PathParam("list") String list) {
    MailAddress address = mail(list);
    ListAnswer was = shown(lists.get(address));
    lists.remove(address);
    return Answer.ok(was);
  }

  /** Adds a member: 200, or a problem document with 400, 404, 409 or 422. */
  @PUT
  @Path("{list}/members/{member}")
  @Told(
      value = "Adds a member, a user or a list; nothing changes if it is one already",
      problems = {400, 404, 409, 422},
      gives = ListAnswer.class)
  public Response add(
      @Parameter("address of the list") @PathParam("list") String list,
      @Parameter("address of the member") @PathParam("member") String member) {
    return ok(lists.add(mail(list), member));
  }

  /** Takes a member out: 200, or a problem document with 400, 404 or 409. */
  @DELETE
  @Path("{list}/members/{member}")
  @Told(
      value = "Takes a member out",
      problems = {400, 404, 409},
      gives = ListAnswer.class)
  public Response take(
      @Parameter("address of the list") @PathParam("list") String list,
      @Parameter("address of the member") @PathParam("member") String member) {
    return ok(lists.take(mail(list), member));
  }

  private Response ok(DistributionList list) {
    return Answer.ok(shown(list));
  }

  private ListAnswer shown(DistributionList list) {
    return ListAnswer.of(list, lists.isFollowed(list.address()));
  }

  private static MailAddress mail(String text) {
    return Malformed.unless(MailAddress::parse, text);
  }
}
