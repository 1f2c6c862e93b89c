package org.confab.core.registrar;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.confab.core.EndpointId;
import org.confab.protocol.sip.InstanceId;
import org.confab.protocol.sip.SipUri;

/**
 * A REGISTER of an authenticated endpoint.
 *
 * @param caller the endpoint that asks
 * @param epidGiven whether From carries an epid; plain SIP clients have none
 * @param to whose registration it is
 * @param contacts the Contacts; none to ask for the present bindings
 * @param everything whether the Contact is {@code *}
 * @param expires the Expires header, in seconds
 * @param event the Event header in lower case, without parameters
 * @param supported the option tags of the Supported headers in lower case
 * @param keepAlive whether the client offers {@code ms-keep-alive}
 * @param userAgent the User-Agent header; empty if missing
 * @param callId the Call-ID
 * @param cseq the CSeq number
 * @param hops how many Via values the request carries
 * @param flow the connection that brought it
 */
public record RegisterRequest(
    EndpointId caller,
    boolean epidGiven,
    SipUri to,
    List<Contact> contacts,
    boolean everything,
    OptionalLong expires,
    Optional<String> event,
    Set<String> supported,
    boolean keepAlive,
    String userAgent,
    String callId,
    long cseq,
    int hops,
    FlowAddress flow) {
  /** Copies the collections. */
  public RegisterRequest {
    contacts = List.copyOf(contacts);
    supported = Set.copyOf(supported);
  }

  /**
   * One Contact.
   *
   * @param uri its URI as written
   * @param instance its {@code +sip.instance}
   * @param methods its {@code methods}, in upper case
   * @param expires its own {@code expires}, in seconds
   * @param proxy its {@code proxy} parameter
   * @param preference its {@code q}
   */
  public record Contact(
      SipUri uri,
      Optional<InstanceId> instance,
      Set<String> methods,
      OptionalLong expires,
      Optional<String> proxy,
      Preference preference) {}

  /** The family of clients that this one belongs to. */
  public ClientDialect dialect() {
    return ClientDialect.of(userAgent, supported, event.isPresent());
  }

  /** Whether the client wants to hear when its registration ends ([MS-SIPREGE] 3.1.2.5.1). */
  public boolean watchesItself() {
    return event.filter("registration"::equals).isPresent() && !contacts.isEmpty();
  }

  /**
   * Whether it asks for no more than the end of bindings: that is granted to whoever may sign in.
   */
  boolean onlyTakesAway(RegistrarLimits limits) {
    long standard = limits.standard().toSeconds();
    return everything
        || (!contacts.isEmpty()
            && contacts.stream().allMatch(contact -> lifetime(contact, standard) == 0));
  }

  /** How long that contact shall live, in seconds; {@code otherwise} if it does not say. */
  long lifetime(Contact contact, long otherwise) {
    return contact.expires().orElse(expires.orElse(otherwise));
  }

  /** Whether an option tag is among the Supported ones. */
  boolean supports(String tag) {
    return supported.contains(tag.toLowerCase(Locale.ROOT));
  }
}
