package org.confab.core.registrar;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.confab.core.EndpointId;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.Gruu;
import org.confab.protocol.sip.InstanceId;
import org.confab.protocol.sip.SipUri;

/** Bindings for tests. */
public final class Bindings {
  /** When the bindings end. */
  public static final Instant END = Instant.parse("2026-11-21T12:00:00Z");

  private Bindings() {}

  /** A Communicator endpoint of the user, on a TLS flow with the epid's name. */
  public static Binding of(String user, String epid) {
    EndpointId endpoint = new EndpointId(SipUri.of(user, "litwareinc.com"), Epid.of(epid));
    InstanceId instance = InstanceId.fromEpid(epid);
    return new Binding(
        endpoint,
        Optional.of(instance),
        Optional.of(Gruu.ofEndpoint(endpoint.aor(), instance)),
        SipUri.parse("sip:127.0.0.1:40000;transport=tls;ms-opaque=d3470f2e1d"),
        new FlowAddress("f" + epid, "tls", "127.0.0.1", 40000).uri(),
        "f" + epid,
        ClientDialect.OCS,
        Set.of("INVITE", "MESSAGE"),
        "UCCAPI/3.5.6907.0 OC/3.5.6907.0 (Microsoft Office Communicator 2007 R2)",
        "call-" + epid,
        3,
        Preference.HIGHEST,
        END);
  }

  /** The same endpoint, which its user likes that much. */
  public static Binding preferred(Binding one, String preference) {
    return with(one, one.dialect(), Preference.parse(preference), one.expiresAt());
  }

  /** The same endpoint, registered until then. */
  public static Binding until(Binding one, Instant end) {
    return with(one, one.dialect(), one.preference(), end);
  }

  /** The same endpoint as a client of another family. */
  public static Binding speaking(Binding one, ClientDialect dialect) {
    return with(one, dialect, one.preference(), one.expiresAt());
  }

  private static Binding with(
      Binding one, ClientDialect dialect, Preference preference, Instant end) {
    return new Binding(
        one.endpoint(),
        one.instance(),
        one.gruu(),
        one.contact(),
        one.target(),
        one.flow(),
        dialect,
        one.methods(),
        one.userAgent(),
        one.callId(),
        one.cseq(),
        preference,
        end);
  }
}
