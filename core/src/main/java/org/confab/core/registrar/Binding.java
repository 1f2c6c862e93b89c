package org.confab.core.registrar;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.confab.core.EndpointId;
import org.confab.protocol.sip.InstanceId;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.text.SharedText;

/**
 * One registered endpoint of a user ([MS-SIPREGE] 3.1.2.1, RFC 3261 10.3).
 *
 * @param endpoint the user and the device
 * @param instance the device's {@code +sip.instance}; plain SIP clients may have none
 * @param gruu the URI that reaches this endpoint alone; present if there is an instance
 * @param contact the Contact's URI as the client wrote it
 * @param target where its requests are sent: address and flow of the client's connection
 * @param flow id of that connection
 * @param dialect the family of clients that it belongs to
 * @param methods the methods it takes, in upper case; empty if it did not say, then all
 * @param userAgent what the client calls itself; empty if it does not say
 * @param callId Call-ID of the REGISTER
 * @param cseq CSeq number of the last REGISTER
 * @param preference how much the user likes to be reached there
 * @param expiresAt when it ends unless refreshed
 */
public record Binding(
    EndpointId endpoint,
    Optional<InstanceId> instance,
    Optional<SipUri> gruu,
    SipUri contact,
    SipUri target,
    String flow,
    ClientDialect dialect,
    Set<String> methods,
    String userAgent,
    String callId,
    long cseq,
    Preference preference,
    Instant expiresAt) {
  /** Copies the methods; what many clients say is kept once. */
  public Binding {
    methods = Set.copyOf(methods);
    userAgent = SharedText.of(userAgent);
    gruu = gruu.map(uri -> uri.sharing(endpoint.aor()));
    contact = contact.sharing(endpoint.aor());
    target = target.sharing(endpoint.aor());
    String connection = flow;
    flow = target.parameter(FlowAddress.PARAMETER).filter(connection::equals).orElse(connection);
  }

  /** Whether a request of that method may be sent to the endpoint. */
  public boolean takes(String method) {
    return methods.isEmpty() || methods.contains(method.toUpperCase(Locale.ROOT));
  }

  /** Whether it still holds at that time. */
  public boolean liveAt(Instant now) {
    return now.isBefore(expiresAt);
  }
}
