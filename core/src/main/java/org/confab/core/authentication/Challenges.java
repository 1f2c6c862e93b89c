package org.confab.core.authentication;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sipae.AuthenticationHeader;
import org.confab.protocol.sipae.HeaderFamily;

/** Makes the answers that ask a client to authenticate ([MS-SIPAE] 3.3.5.1). */
final class Challenges {
  private static final DateTimeFormatter SIP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final AuthenticationSettings settings;
  private final Clock clock;

  Challenges(AuthenticationSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** The offer of a new handshake; Date lets the client see how its clock differs. */
  Verdict.Challenged fresh(HeaderFamily family, String detail) {
    AuthenticationHeader offer =
        AuthenticationHeader.of(AuthenticationHeader.NTLM)
            .with("realm", settings.realm())
            .with("targetname", settings.targetName())
            .withVersion(settings.version());
    return challenged(family, offer, detail);
  }

  /** The server's token of a handshake. */
  Verdict.Challenged token(HeaderFamily family, String opaque, String token, int version) {
    AuthenticationHeader challenge =
        AuthenticationHeader.of(AuthenticationHeader.NTLM)
            .with("opaque", opaque)
            .with("gssapi-data", token)
            .with("targetname", settings.targetName())
            .with("realm", settings.realm())
            .withVersion(version);
    return challenged(family, challenge, "handshake goes on");
  }

  private Verdict.Challenged challenged(
      HeaderFamily family, AuthenticationHeader challenge, String detail) {
    return new Verdict.Challenged(
        family.status(),
        List.of(
            new ResponseHeader(family.challenge(), challenge.asString()),
            new ResponseHeader("Date", SIP_DATE.format(clock.instant()))),
        Diagnostic.HANDSHAKE_FAILED,
        detail);
  }
}
