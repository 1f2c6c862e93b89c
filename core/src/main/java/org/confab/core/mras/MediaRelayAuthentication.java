package org.confab.core.mras;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.confab.core.Body;
import org.confab.core.Refused;
import org.confab.core.XmlBody;
import org.confab.protocol.mras.CredentialsAnswer;
import org.confab.protocol.mras.CredentialsRequest;
import org.confab.protocol.mras.MediaRelay;
import org.confab.protocol.mras.MrasReason;
import org.confab.protocol.mras.MrasRequest;
import org.confab.protocol.mras.MrasResponse;
import org.confab.protocol.mras.RelayCredentials;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;

/**
 * The Media Relay Authentication Service ([MS-AVEDGEA] 3.2): gives signed-in users credentials of
 * the media relays, each for himself. Every refusal carries the response document with its {@code
 * reasonPhrase}, except for bodies that are no XML of this kind.
 */
public final class MediaRelayAuthentication {
  /** Longest time that credentials hold ([MS-AVEDGEA]: 480 minutes). */
  public static final Duration LONGEST = Duration.ofMinutes(480);

  /** The service in a Request-URI, behind {@code opaque=srvr:}. */
  public static final String SERVICE = "MRAS:";

  private static final Set<String> VERSIONS = Set.of("1.0", "2.0");

  private final RelayKeys keys;
  private final MediaRelays relays;
  private final Clock clock;

  /** Credentials of those keys for those relays. */
  public MediaRelayAuthentication(RelayKeys keys, MediaRelays relays, Clock clock) {
    this.keys = keys;
    this.relays = relays;
    this.clock = clock;
  }

  /** The {@code mrasUri} that clients are provisioned with. */
  public static SipUri uri(String serverName, String domain) {
    return SipUri.of(serverName, domain).with("gruu", "").with("opaque", "srvr:" + SERVICE + "0");
  }

  /**
   * Answers a request.
   *
   * @param caller who is signed in
   * @throws Refused with the status and document of the reason
   */
  public Body answer(SipUri caller, Body body) {
    MrasRequest request = read(body);
    if (!VERSIONS.contains(request.version())) {
      throw refused(
          request, MrasReason.VERSION_MISMATCH, Diagnostic.VERSION_OUT_OF_DATE, request.version());
    }
    if (request.credentials().size() > MrasRequest.MAX_CREDENTIALS) {
      throw refused(
          request,
          MrasReason.REQUEST_TOO_LARGE,
          Diagnostic.INPUT_TOO_LARGE,
          request.credentials().size() + " credentials at once");
    }
    List<CredentialsAnswer> granted = new ArrayList<>();
    for (CredentialsRequest wanted : request.credentials()) {
      granted.add(grant(caller, request, wanted));
    }
    return body(MrasResponse.granted(request, granted));
  }

  private static MrasRequest read(Body body) {
    try {
      return XmlBody.read(body, MrasRequest.CONTENT_TYPE, MrasRequest::read);
    } catch (Refused unreadable) {
      if (unreadable.diagnostic() == Diagnostic.CONTENT_TYPE_UNEXPECTED) {
        throw unreadable;
      }
      MrasReason reason =
          unreadable.diagnostic() == Diagnostic.INPUT_TOO_LARGE
              ? MrasReason.REQUEST_TOO_LARGE
              : MrasReason.REQUEST_MALFORMED;
      throw new Refused(
          reason.status(),
          unreadable.diagnostic(),
          String.valueOf(unreadable.getMessage()),
          Optional.of(body(MrasResponse.unreadable(reason))));
    }
  }

  private CredentialsAnswer grant(SipUri caller, MrasRequest request, CredentialsRequest wanted) {
    if (!isOf(caller, wanted.identity()) || !isOf(caller, request.from())) {
      throw refused(
          request,
          MrasReason.FORBIDDEN,
          Diagnostic.CREDENTIALS_NOT_FOR_FROM,
          "credentials for somebody else");
    }
    List<MediaRelay> found = relays.at(wanted.location(), request.direct());
    if (found.isEmpty()) {
      throw refused(
          request, MrasReason.SERVER_BUSY, Diagnostic.SERVICE_UNAVAILABLE, "no media relay");
    }
    int longest = (int) LONGEST.toMinutes();
    int minutes = Math.min(longest, wanted.minutes().orElse(longest));
    RelayCredentials credentials =
        keys.current()
            .issue(
                request.version().equals("1.0") ? 1 : 2,
                caller.aor().asString(),
                clock.instant().plus(Duration.ofMinutes(minutes)));
    return new CredentialsAnswer(wanted.id(), credentials, minutes, found);
  }

  /** An address that is no SIP URI is nobody's. */
  private static boolean isOf(SipUri caller, String address) {
    try {
      return SipUri.parse(address.strip()).aor().equals(caller.aor());
    } catch (IllegalArgumentException nobody) {
      return false;
    }
  }

  private static Refused refused(
      MrasRequest request, MrasReason reason, Diagnostic diagnostic, String detail) {
    return new Refused(
        reason.status(),
        diagnostic,
        detail,
        Optional.of(body(MrasResponse.refused(request, reason))));
  }

  private static Body body(MrasResponse response) {
    return new Body(MrasRequest.CONTENT_TYPE, Xml.bytes(response.write()));
  }
}
