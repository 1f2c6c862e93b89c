package org.confab.web.contacts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.confab.core.Refused;
import org.confab.core.contacts.ContactService;
import org.confab.core.directory.UserDirectory;
import org.confab.protocol.contacts.Contact;
import org.confab.protocol.contacts.ContactGroup;
import org.confab.protocol.contacts.ContactList;
import org.confab.protocol.sip.SipUri;
import org.confab.web.JsonBody;
import org.confab.web.Malformed;
import org.confab.web.Page;
import org.confab.web.Problem;
import org.confab.web.Refusal;
import org.confab.web.ResourceUri;
import org.confab.web.access.AdminApi;
import org.confab.web.access.AuditTrail;
import org.confab.web.answer.Answer;
import org.confab.web.openapi.Parameter;
import org.confab.web.openapi.Told;
import org.confab.web.users.UserPath;

/**
 * {@code /api/users/ADDRESS/contacts}: a user's contact list. What is changed here, the user's
 * devices see at once, and whoever is added is told as if the user had done it.
 */
@Path("api/users/{address}/contacts")
@AdminApi
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ContactsResource {
  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private ContactService contacts;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private UserDirectory users;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private UserPath path;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private AuditTrail trail;

  @Context
  @SuppressWarnings("NullAway.Init") // injected by the container
  private HttpServletRequest http;

  /** Contacts by address: 200, or a problem document with 400 or 404. */
  @GET
  @Told(
      value = "The contacts of a user, by address; the default group is called ~",
      asks = {Page.NUMBER_ASKED, Page.LIMIT_ASKED},
      problems = {400, 404},
      lists = ContactAnswer.class)
  public Response list(
      @Parameter("user@domain") @PathParam("address") String address, @Context UriInfo asked) {
    Page page = Page.of(asked);
    return of(
        address,
        owner -> {
          ContactList list = contacts.list(owner);
          List<Contact> sorted =
              list.contacts().stream()
                  .sorted(Comparator.comparing(contact -> contact.key().asString()))
                  .toList();
          return page.of(asked, sorted, contact -> ContactAnswer.of(list, contact));
        });
  }

  /** Adds one: 201, or a problem document with 400, 404, 409 or 422. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Told(
      value = "Adds a contact; a group that is not there is made",
      done = 201,
      body = "{\"uri\":\"sip:bob@litwareinc.com\",\"name\":\"Bob\",\"group\":\"Friends\"}",
      problems = {400, 404, 409, 422},
      gives = ContactAnswer.class)
  public Response add(@Parameter("user@domain") @PathParam("address") String address, String body) {
    return of(
        address,
        owner -> {
          JsonBody json = JsonBody.parse(body).only("uri", "name", "group");
          SipUri contact = Malformed.unless(SipUri::parse, uri(json.text("uri").strip()));
          String group = json.text("group").strip();
          trail.note(http, contact.address() + (group.isEmpty() ? "" : " in " + group));
          if (contact.aor().equals(owner)) {
            throw new Refusal(new Problem(422, "Contact refused", "That is the user himself."));
          }
          boolean added =
              contacts
                  .add(
                      owner,
                      contact,
                      json.text("name").strip(),
                      group.isEmpty() ? ContactGroup.DEFAULT.name() : group)
                  .isPresent();
          if (!added) {
            throw new Refusal(
                new Problem(409, "Contact exists", contact.address() + " is a contact already."));
          }
          return Answer.created(
              ResourceUri.of("api", "users", owner.address(), "contacts", contact.address()),
              one(owner, contact));
        });
  }

  /** Removes one: 200 with what it was, or a problem document with 400 or 404. */
  @DELETE
  @Path("{contact}")
  @Told(
      value = "Removes a contact",
      problems = {400, 404},
      gives = ContactAnswer.class)
  public Response remove(
      @Parameter("user@domain") @PathParam("address") String address,
      @Parameter("address of the contact") @PathParam("contact") String contact) {
    return of(
        address,
        owner -> {
          SipUri uri = Malformed.unless(SipUri::parse, uri(contact));
          ContactAnswer was = one(owner, uri);
          if (contacts.remove(owner, uri).isEmpty()) {
            throw unknown(contact);
          }
          return Answer.ok(was);
        });
  }

  private ContactAnswer one(SipUri owner, SipUri contact) {
    ContactList list = contacts.list(owner);
    return list.contacts().stream()
        .filter(known -> known.key().equals(contact.aor()))
        .findFirst()
        .map(known -> ContactAnswer.of(list, known))
        .orElseThrow(() -> unknown(contact.address()));
  }

  private static Refusal unknown(String contact) {
    return Refusal.unknown("No such contact", "There is no contact " + contact + ".");
  }

  private static String uri(String text) {
    return text.startsWith("sip:") || text.startsWith("sips:") || text.startsWith("tel:")
        ? text
        : "sip:" + text;
  }

  private Response of(String address, Function<SipUri, Response> work) {
    SipUri owner = path.user(address);
    if (users.find(owner).isEmpty()) {
      throw Refusal.unknown("No such user", "there is no user " + owner.asString());
    }
    try {
      return work.apply(owner);
    } catch (Refused limit) {
      throw new Refusal(new Problem(422, "Contact refused", String.valueOf(limit.getMessage())));
    }
  }
}
