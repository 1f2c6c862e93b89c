package org.confab.sip.routing;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.servlet.sip.SipServletMessage;
import javax.servlet.sip.SipServletRequest;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.authentication.OtherRealms;
import org.confab.core.authentication.Verdict;
import org.confab.core.directory.UserDirectory;
import org.confab.core.peers.Peer;
import org.confab.core.routing.AssertedIdentity;
import org.confab.core.routing.ReferrerSignature;
import org.confab.sip.edge.SipEdge;
import org.confab.sip.front.CallerOf;
import org.confab.sip.front.Uris;

/**
 * What the server says about the sender of a relayed message, instead of what the sender claims: no
 * credentials and no assertion of a client passes on.
 */
@Dependent
public class Identity {
  private static final String ASSERTED = "P-Asserted-Identity";

  /**
   * What may be between a client and this server, or between the client and somebody further on.
   */
  private static final List<String> BY_REALM =
      List.of("Authorization", "Proxy-Authorization", "WWW-Authenticate", "Proxy-Authenticate");

  /** Headers that are for this server, or that only servers may set. */
  private static final List<String> NOT_FOR_OTHERS =
      List.of(
          "P-Preferred-Identity",
          "ms-edge-proxy-message-trust",
          "ms-asserted-verification-level",
          ASSERTED);

  private static final Set<String> ENDS_HERE = lower(NOT_FOR_OTHERS);
  private static final Set<String> OF_REALM = lower(BY_REALM);

  private static final String REFERRED_BY = "Referred-By";

  private final UserDirectory directory;
  private final ReferrerSignature referrers;
  private final OtherRealms others;

  @Inject
  Identity(UserDirectory directory, ReferrerSignature referrers) {
    this.directory = directory;
    this.referrers = referrers;
    this.others = new OtherRealms(directory.domains());
  }

  /**
   * Marks a message of that endpoint. Whoever asks for {@code Privacy: id} is not named to the
   * other side, whom nobody trusts with it (RFC 3325 7, 9.3).
   *
   * @throws Refused 403 if a REFER names somebody else as its referrer (RFC 3892), or a call claims
   *     to be referred by somebody with a signature that is not as this server made it
   */
  public void stamp(SipServletMessage message, EndpointId sender) {
    strip(message);
    if (message instanceof SipServletRequest request) {
      referred(
          request, sender, value -> AssertedIdentity.checkReferrer(sender, Optional.of(value)));
    }
    if (!AssertedIdentity.isPrivate(Optional.ofNullable(message.getHeader("Privacy")))) {
      message.addHeader(ASSERTED, AssertedIdentity.of(sender, directory));
    }
  }

  /**
   * What a peer says about its user goes on if the peer is trusted, names one of its own users, and
   * he does not ask to be left unnamed: the next hop is a client, whom nobody trusts with it.
   *
   * @throws Refused 403 if a REFER names a referrer for whom the peer does not speak, or a call
   *     claims this server's signature of its referrer and does not have it
   */
  public void fromPeer(SipServletMessage message, Peer peer) {
    Optional<String> asserted =
        Optional.ofNullable(message.getHeader(ASSERTED))
            .filter(value -> peer.trusted())
            .filter(value -> AssertedIdentity.isOf(value, peer, directory.domains()))
            .filter(
                value ->
                    !AssertedIdentity.isPrivate(Optional.ofNullable(message.getHeader("Privacy"))));
    strip(message);
    if (message instanceof SipServletRequest request) {
      referred(
          request,
          CallerOf.sender(request),
          value -> AssertedIdentity.checkReferrer(peer, directory.domains(), value));
    }
    asserted.ifPresent(value -> message.addHeader(ASSERTED, value));
  }

  /** Marks a message for another server of the deployment, which is trusted with the name. */
  public void stampForServer(SipServletMessage message, EndpointId sender) {
    strip(message);
    message.addHeader(ASSERTED, AssertedIdentity.of(sender, directory));
  }

  private static Set<String> lower(List<String> names) {
    return names.stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Signs the referrer of a REFER, once he has been looked at; verifies that of a call. */
  private void referred(
      SipServletRequest request, EndpointId sender, Consumer<String> checkReferrer) {
    Optional<String> written = header(request, REFERRED_BY, "b");
    if (written.isEmpty()) {
      return;
    }
    String referredBy = written.get();
    String goesOn;
    if (request.getMethod().equals("REFER")) {
      checkReferrer.accept(referredBy);
      goesOn =
          referrers.signed(
              referredBy, Uris.of(request.getTo()), header(request, "Refer-To", "r").orElse(""));
    } else {
      goesOn = referrers.verified(referredBy, sender.aor(), Uris.target(request));
    }
    if (!goesOn.equals(referredBy)) {
      request.removeHeader("b");
      request.setHeader(REFERRED_BY, goesOn);
    }
  }

  private static Optional<String> header(SipServletMessage message, String name, String compact) {
    return Optional.ofNullable(message.getHeader(name))
        .or(() -> Optional.ofNullable(message.getHeader(compact)));
  }

  /** Marks a response with the endpoint that signed it; one that is already on its way is left. */
  void stamp(SipServletMessage response) {
    if (response.isCommitted()) {
      return;
    }
    if (response.getAttribute(SipEdge.VERDICT) instanceof Verdict.Neighbour neighbour) {
      fromPeer(response, neighbour.peer());
    } else if (response.getAttribute(SipEdge.VERDICT)
        instanceof Verdict.Authenticated authenticated) {
      stamp(response, authenticated.endpoint());
    } else {
      strip(response);
    }
  }

  /** The line that names the sender of a message; empty for who asks not to be named. */
  Optional<String> asserted(EndpointId sender, Optional<String> privacy) {
    return AssertedIdentity.isPrivate(privacy)
        ? Optional.empty()
        : Optional.of(ASSERTED + ": " + AssertedIdentity.of(sender, directory));
  }

  /**
   * Whether {@link #strip} takes that header out.
   *
   * @param name in lower case
   */
  boolean staysBehind(String name, String value) {
    return ENDS_HERE.contains(name) || (OF_REALM.contains(name) && !others.concern(value));
  }

  /**
   * Takes out what only this server may say, and what one side claims about this server's
   * authentication.
   */
  public void strip(SipServletMessage message) {
    NOT_FOR_OTHERS.forEach(message::removeHeader);
    for (String name : BY_REALM) {
      List<String> values = new ArrayList<>();
      message.getHeaders(name).forEachRemaining(values::add);
      if (!values.stream().allMatch(others::concern)) {
        message.removeHeader(name);
        values.stream().filter(others::concern).forEach(value -> message.addHeader(name, value));
      }
    }
  }
}
