package org.confab.core.webticket;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.confab.core.directory.User;
import org.confab.core.directory.UserDirectory;
import org.confab.core.webticket.ServicePort.Confirmation;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.webticket.AssertionCodec;
import org.confab.protocol.webticket.SamlAssertion;
import org.confab.protocol.webticket.SecurityHeader;
import org.confab.protocol.webticket.SecurityTimestamp;
import org.confab.protocol.xml.XmlRefused;

/** Verifies the tickets that come with messages to web services ([MS-OCAUTHWS] 3.1.5). */
public final class WebTicketCheck {
  /** How far a client's clock, or another node's, may be off. */
  public static final Duration SKEW = Duration.ofMinutes(5);

  private final TicketKeys keys;
  private final UserDirectory directory;
  private final Clock clock;

  /** Takes its collaborators. */
  public WebTicketCheck(TicketKeys keys, UserDirectory directory, Clock clock) {
    this.keys = keys;
    this.directory = directory;
    this.clock = clock;
  }

  /**
   * The user whose ticket came to a port.
   *
   * @param security the message's header, if it has exactly one
   * @throws TicketRefused if there is no ticket, it was changed, is too old or too new, has ended
   *     with the password it was given for or with an earlier account of the address, is for
   *     another port, or its presenter does not prove what the port asks for
   */
  public User user(Optional<SecurityHeader> security, ServicePort port) {
    SecurityHeader header =
        security
            .filter(SecurityHeader::hasAssertion)
            .orElseThrow(() -> new TicketRefused(WebFault.NO_TOKEN, "no assertion"));
    try {
      SamlAssertion ticket =
          header
              .assertion(keys::find)
              .orElseThrow(() -> new TicketRefused(WebFault.INVALID_TICKET, "not one of ours"));
      requireFor(List.of(port), ticket);
      requireProof(header, ticket, port);
      return owner(ticket);
    } catch (XmlRefused unsigned) {
      throw new TicketRefused(WebFault.INVALID_TICKET, String.valueOf(unsigned.getMessage()));
    }
  }

  /**
   * The user whose ticket came in a header of HTTP, which is proof enough at these ports.
   *
   * @param assertion the ticket's XML
   * @param ports for one of which the ticket must be
   * @throws TicketRefused as {@link #user}
   */
  public User bearer(byte[] assertion, ServicePort... ports) {
    SamlAssertion ticket;
    try {
      ticket =
          AssertionCodec.read(assertion, keys::find)
              .orElseThrow(() -> new TicketRefused(WebFault.INVALID_TICKET, "not one of ours"));
    } catch (XmlRefused malformed) {
      throw new TicketRefused(WebFault.INVALID_TICKET, malformed.why().toString());
    }
    ServicePort port = requireFor(List.of(ports), ticket);
    if (port.confirmation() != Confirmation.BEARER || ticket.proofKey().isPresent()) {
      throw new TicketRefused(WebFault.NOT_PROVEN, "a ticket of the other kind at " + port);
    }
    return owner(ticket);
  }

  /** That of the ports which the ticket is for. */
  private ServicePort requireFor(List<ServicePort> ports, SamlAssertion ticket) {
    requireTime(ticket);
    return ServicePort.ofAddress(ticket.audience())
        .filter(ports::contains)
        .orElseThrow(
            () -> new TicketRefused(WebFault.OTHER_AUDIENCE, ticket.audience() + " at " + ports));
  }

  private User owner(SamlAssertion ticket) {
    User user =
        directory
            .find(SipUri.parse(ticket.subject()))
            .filter(User::enabled)
            .orElseThrow(
                () -> new TicketRefused(WebFault.INVALID_TICKET, ticket.subject() + " is gone"));
    if (!user.ticketsNotBefore().equals(ticket.restsOn())) {
      throw new TicketRefused(
          WebFault.EXPIRED_TICKET, "ended with " + user.aor() + " of " + ticket.restsOn());
    }
    return user;
  }

  private void requireTime(SamlAssertion ticket) {
    Instant now = clock.instant();
    if (now.plus(SKEW).isBefore(ticket.notBefore())) {
      throw new TicketRefused(WebFault.INVALID_TICKET, "not before " + ticket.notBefore());
    }
    if (!now.minus(SKEW).isBefore(ticket.notOnOrAfter())) {
      throw new TicketRefused(WebFault.EXPIRED_TICKET, "expired " + ticket.notOnOrAfter());
    }
  }

  private void requireProof(SecurityHeader header, SamlAssertion ticket, ServicePort port) {
    boolean wanted = port.confirmation() == Confirmation.PROOF;
    if (ticket.proofKey().isPresent() != wanted) {
      throw new TicketRefused(WebFault.NOT_PROVEN, "a ticket of the other kind at " + port);
    }
    if (wanted && !ticket.proofKey().filter(header::isSignedWith).isPresent()) {
      throw new TicketRefused(WebFault.NOT_PROVEN, "wrong signature of the timestamp");
    }
    if (wanted && !header.timestamp().filter(stamp -> isNow(stamp, ticket)).isPresent()) {
      throw new TicketRefused(WebFault.NOT_PROVEN, "timestamp of another time");
    }
  }

  /**
   * Whether a message of that timestamp counts now. Real clients put the whole lifetime of their
   * ticket into it, so that is the longest window.
   */
  private boolean isNow(SecurityTimestamp stamp, SamlAssertion ticket) {
    Instant now = clock.instant();
    return !now.plus(SKEW).isBefore(stamp.created())
        && now.minus(SKEW).isBefore(stamp.expires())
        && !stamp.created().plus(SKEW).isBefore(ticket.notBefore())
        && !stamp.expires().isAfter(ticket.notOnOrAfter().plus(SKEW));
  }
}
