package org.confab.web.users;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.confab.core.accounts.AccountRecords;
import org.confab.core.accounts.AccountRefused;
import org.confab.protocol.sip.SipUri;
import org.confab.web.Problem;

/** Understands the addresses of users in paths and bodies, and refuses what cannot be done. */
@ApplicationScoped
public class UserPath {
  private final AccountRecords accounts;

  @Inject
  UserPath(AccountRecords accounts) {
    this.accounts = accounts;
  }

  /** For the container's proxy. */
  @SuppressWarnings("NullAway") // never called on the proxy itself
  protected UserPath() {
    this(null);
  }

  /**
   * The user of an address with or without {@code sip:}.
   *
   * @throws AccountRefused if it is none of this domain
   */
  public SipUri user(String address) {
    return accounts.address(address.startsWith("sip:") ? address : "sip:" + address);
  }

  /** Answers with what that work tells of a user: 200, or a problem document with 400 or 404. */
  public Response answer(String address, Function<SipUri, JsonObjectBuilder> work) {
    try {
      SipUri user = user(address);
      return Response.ok(work.apply(user).add("uri", user.asString()).build().toString()).build();
    } catch (AccountRefused unknown) {
      return new Problem(404, "No such user", String.valueOf(unknown.getMessage())).response();
    } catch (IllegalArgumentException malformed) {
      return new Problem(400, "Bad request", String.valueOf(malformed.getMessage())).response();
    }
  }

  /** An object to fill. */
  public static JsonObjectBuilder json() {
    return Json.createObjectBuilder();
  }
}
