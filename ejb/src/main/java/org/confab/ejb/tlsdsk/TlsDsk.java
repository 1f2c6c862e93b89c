package org.confab.ejb.tlsdsk;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.confab.core.authentication.AuthenticationSettings;
import org.confab.core.authentication.FlowOrigin;
import org.confab.core.authentication.SignInScheme;
import org.confab.core.authentication.TokenExchange;
import org.confab.core.authentication.TokenScheme;
import org.confab.core.certificates.ClientCertificates;
import org.confab.core.figures.Figure;
import org.confab.core.figures.Metric;

/**
 * TLS-DSK ([MS-SIPAE] 1.3.1, 3.2.5.1): the client proves that it holds the key of a certificate of
 * this server's authority for users, by a TLS handshake inside header parameters.
 */
public final class TlsDsk implements TokenScheme {
  private final String targetName;
  private final String provisioning;
  private final Supplier<ServerIdentity> identity;
  private final X500Name authority;
  private final ClientCertificates certificates;
  private final Clock clock;
  private final HandshakesInProgress inProgress = new HandshakesInProgress();
  private final BcTlsCrypto crypto = new BcTlsCrypto(new SecureRandom());

  /**
   * Takes what it is made of.
   *
   * @param provisioning URL of the web service that gives certificates
   * @param identity what the server shows in a handshake that begins now
   * @param authority subject of the authority that signs the clients' certificates, DER
   */
  TlsDsk(
      String targetName,
      String provisioning,
      Supplier<ServerIdentity> identity,
      byte[] authority,
      ClientCertificates certificates,
      Clock clock) {
    this.targetName = targetName;
    this.provisioning = provisioning;
    this.identity = identity;
    this.authority = X500Name.getInstance(authority);
    this.certificates = certificates;
    this.clock = clock;
  }

  @Override
  public SignInScheme scheme() {
    return SignInScheme.TLS_DSK;
  }

  @Override
  public String targetName() {
    return targetName;
  }

  @Override
  public Map<String, String> offered() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("sts-uri", provisioning);
    return parameters;
  }

  /** It came with version 4; older ones sign less of a message. */
  @Override
  public int oldestVersion() {
    return AuthenticationSettings.NEWEST_VERSION;
  }

  @Override
  public TokenExchange begin(FlowOrigin origin) {
    TlsDskExchange exchange =
        new TlsDskExchange(
            new DskServer(crypto, identity.get(), authority, certificates),
            certificates,
            inProgress,
            clock.instant());
    inProgress.add(exchange, origin);
    return exchange;
  }

  @Override
  public void flowClosed(String flowId) {
    inProgress.flowClosed(flowId);
  }

  @Override
  public List<Figure> figures() {
    return List.of(
        new Figure(Metric.TLS_DSK_HANDSHAKES, inProgress::size),
        new Figure(Metric.TLS_DSK_HANDSHAKES_OF_ONE_SOURCE, inProgress::largestSource));
  }

  /** How many handshakes wait for their client. */
  int handshakes() {
    return inProgress.size();
  }
}
