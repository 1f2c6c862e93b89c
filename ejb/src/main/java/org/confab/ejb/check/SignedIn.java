package org.confab.ejb.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.confab.core.authentication.ListenerSchemes;
import org.confab.core.authentication.SignInScheme;
import org.confab.core.check.CheckFailed;
import org.confab.ejb.check.CheckUsers.CheckUser;
import org.confab.ejb.check.client.AssociationProof;
import org.confab.ejb.check.client.DigestProof;
import org.confab.ejb.check.client.Endpoint;
import org.confab.ejb.check.client.Proof;
import org.confab.ejb.check.client.SipLine;
import org.confab.protocol.sipae.NtlmMechanism;

/** Endpoints of the check users that are signed in, for as long as a pass lasts. */
final class SignedIn implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(SignedIn.class.getName());

  private final OwnServer server;
  private final DeviceCertificates certificates;
  private final List<Endpoint> all = new ArrayList<>();

  SignedIn(OwnServer server, DeviceCertificates certificates) {
    this.server = server;
    this.certificates = certificates;
  }

  /** The listener over which that scheme is tried: the safest that takes it. */
  Optional<String> listener(SignInScheme scheme) {
    ListenerSchemes taken = server.settings().listenerSchemes();
    return Stream.of(
            listener("tls", taken.tls(), scheme),
            listener("tcp", taken.tcp(), scheme),
            listener("udp", taken.udp(), scheme))
        .flatMap(Optional::stream)
        .filter(transport -> scheme == SignInScheme.DIGEST || !transport.equals("udp"))
        .findFirst();
  }

  private static Optional<String> listener(
      String transport, Set<SignInScheme> taken, SignInScheme scheme) {
    return taken.contains(scheme) ? Optional.of(transport) : Optional.empty();
  }

  /** Signs an endpoint of that user in. */
  Endpoint with(SignInScheme scheme, CheckUser user) throws IOException {
    Proof proof = proof(scheme, user);
    SipLine line = server.line(listener(scheme).orElseThrow());
    Endpoint endpoint = new Endpoint(line, user.aor(), proof);
    synchronized (all) {
      all.add(endpoint);
    }
    endpoint.signIn();
    return endpoint;
  }

  private Proof proof(SignInScheme scheme, CheckUser user) throws IOException {
    return switch (scheme) {
      case NTLM ->
          new AssociationProof(new NtlmMechanism("", user.aor().address(), user.password()));
      case TLS_DSK -> new AssociationProof(certificates.of(user));
      case DIGEST -> new DigestProof(user.aor().user(), user.password());
      case KERBEROS -> throw new IllegalArgumentException("the check users have no tickets");
    };
  }

  /** Ends every line at once: whoever waits for a message is told. */
  void cut() {
    synchronized (all) {
      all.forEach(Endpoint::close);
      all.clear();
    }
  }

  /** Signs all of them out. */
  @Override
  public void close() {
    synchronized (all) {
      all.forEach(SignedIn::signOut);
      all.clear();
    }
  }

  private static void signOut(Endpoint endpoint) {
    try (endpoint) {
      endpoint.signOut();
    } catch (CheckFailed gone) {
      // The end of its connection signs it out, too.
      LOG.log(System.Logger.Level.DEBUG, "not signed out: {0}", gone.getMessage());
    }
  }
}
