package org.confab.core.presence;

import java.util.List;
import java.util.Optional;
import org.confab.core.Refused;
import org.confab.core.XmlBody;
import org.confab.core.contacts.ContactStore;
import org.confab.core.directory.UserDirectory;
import org.confab.core.subscription.SubscribeOption;
import org.confab.core.subscription.SubscribeRequest;
import org.confab.protocol.contacts.Contact;
import org.confab.protocol.presence.BatchSubscribe;
import org.confab.protocol.resourcelists.ResourceLists;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;

/**
 * Event lists of plain SIP clients (RFC 4662): a user's contact list under the address {@code
 * sip:contacts.USER@DOMAIN}, or people that the request itself names (RFC 5367). Each change comes
 * as a list with the one resource.
 */
public final class ContactListDialect implements ListDialect {
  /** What the user part of a contact list's address begins with. */
  public static final String PREFIX = "contacts.";

  private final ContactStore contacts;
  private final UserDirectory directory;
  private final ViewEncoder encoder;

  /** Finds the lists in that store; the parts are written by the encoder. */
  public ContactListDialect(ContactStore contacts, UserDirectory directory, ViewEncoder encoder) {
    this.contacts = contacts;
    this.directory = directory;
    this.encoder = encoder;
  }

  @Override
  public Optional<BatchSubscribe> read(SubscribeRequest request) {
    Optional<List<SipUri>> people = carried(request).or(() -> owned(request));
    if (people.isPresent() && !request.options().contains(SubscribeOption.EVENTLIST)) {
      throw new Refused(421, Diagnostic.USER_SERVICES_ERROR, "a list needs eventlist");
    }
    return people.map(list -> batch(request.target(), list));
  }

  private static Optional<List<SipUri>> carried(SubscribeRequest request) {
    return request
        .body()
        .filter(body -> XmlBody.isA(body, ResourceLists.CONTENT_TYPE))
        .map(body -> XmlBody.read(body, ResourceLists.CONTENT_TYPE, ResourceLists::read).entries());
  }

  /** A user who has such a name counts more than the list. */
  private Optional<List<SipUri>> owned(SubscribeRequest request) {
    SipUri target = request.target().aor();
    if (request.body().isPresent()
        || !target.user().startsWith(PREFIX)
        || directory.find(target).isPresent()) {
      return Optional.empty();
    }
    SipUri owner = SipUri.of(target.user().substring(PREFIX.length()), target.host());
    if (!owner.equals(request.subscriber().aor())) {
      throw new Refused(403, Diagnostic.CREDENTIALS_NOT_FOR_FROM, "somebody else's contacts");
    }
    return Optional.of(contacts.load(owner).contacts().stream().map(Contact::key).toList());
  }

  private static BatchSubscribe batch(SipUri list, List<SipUri> people) {
    return new BatchSubscribe(
        list, List.of(new BatchSubscribe.Action(true, "", people, List.of())));
  }

  @Override
  public ViewEncoder encoder() {
    return encoder;
  }

  @Override
  public boolean namesEverybody() {
    return true;
  }

  @Override
  public boolean listsChanges() {
    return true;
  }
}
