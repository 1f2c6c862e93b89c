package org.confab.ejb.kerberos;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.confab.core.kerberos.GssAcceptor;
import org.confab.core.kerberos.GssStep;
import org.confab.core.kerberos.KerberosRefused;
import org.confab.protocol.kerberos.KerberosName;
import org.confab.protocol.kerberos.ServiceTicket;
import org.confab.protocol.sip.Diagnostic;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSException;
import org.jspecify.annotations.Nullable;

/**
 * One handshake. The JDK tells neither when a ticket ends nor whether it is for another service of
 * the same account, so the ticket is looked at here too; who the client is, is what the JDK says,
 * and both must mean the same one.
 */
final class JgssAcceptor implements GssAcceptor {
  /** How the JDK ends its texts about clocks that differ, KRB_AP_ERR_SKEW. */
  private static final String SKEW = "(37)";

  private final GSSContext context;
  private final ServiceKeys keys;
  private final Clock clock;
  private ServiceTicket.@Nullable Content ticket;

  JgssAcceptor(GSSContext context, ServiceKeys keys, Clock clock) {
    this.context = context;
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public GssStep accept(byte[] token) {
    if (ticket == null) {
      ticket = keys.open(ServiceTicket.in(token));
      requireTime(ticket.ends());
    }
    byte[] answer = accepted(token);
    if (!context.isEstablished()) {
      return new GssStep.More(answer);
    }
    return new GssStep.Established(client(ticket), new JgssSigner(context), ticket.ends(), answer);
  }

  private void requireTime(Instant ends) {
    if (!clock.instant().isBefore(ends)) {
      throw new KerberosRefused("the ticket has ended at " + ends);
    }
  }

  private byte[] accepted(byte[] token) {
    try {
      return Optional.ofNullable(context.acceptSecContext(token, 0, token.length))
          .orElse(new byte[0]);
    } catch (GSSException refused) {
      String text = String.valueOf(refused.getMessage());
      throw new KerberosRefused(
          text.contains(SKEW) ? Diagnostic.TIME_SKEW : Diagnostic.HANDSHAKE_FAILED, text);
    }
  }

  private KerberosName client(ServiceTicket.Content seen) {
    try {
      KerberosName client = KerberosName.parse(context.getSrcName().toString());
      if (!client.equals(seen.client())) {
        throw new KerberosRefused("one ticket of " + client + ", another of " + seen.client());
      }
      return client;
    } catch (GSSException | IllegalArgumentException nameless) {
      throw new KerberosRefused("the client has no name: " + nameless.getMessage());
    }
  }
}
