package org.confab.ejb.tlsdsk;

import java.io.IOException;
import java.time.Instant;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsServerProtocol;
import org.confab.core.Refused;
import org.confab.core.authentication.TokenExchange;
import org.confab.core.authentication.TokenStep;
import org.confab.core.certificates.ClientCertificate;
import org.confab.core.certificates.ClientCertificates;
import org.jspecify.annotations.Nullable;

/** One TLS handshake whose flights come as tokens. It keeps nothing once it is over. */
final class TlsDskExchange implements TokenExchange {
  /** The longest token, in bytes; the client's with its certificate has 1,500. */
  static final int MAX_TOKEN = 12_288;

  private final ClientCertificates certificates;
  private final HandshakesInProgress others;
  private final Instant started;
  private @Nullable DskServer server;
  private @Nullable TlsServerProtocol protocol;

  TlsDskExchange(
      DskServer server,
      ClientCertificates certificates,
      HandshakesInProgress others,
      Instant started) {
    this.server = server;
    this.certificates = certificates;
    this.others = others;
    this.started = started;
  }

  Instant started() {
    return started;
  }

  /** Ends it, if it is not over yet: nobody waits for it any more. */
  synchronized void abandon() {
    server = null;
    protocol = null;
  }

  @Override
  public synchronized TokenStep next(byte[] token) {
    DskServer half = server;
    if (half == null) {
      return TokenStep.Failed.because("TLS-DSK: a handshake that was given up");
    }
    boolean first = protocol == null;
    TokenStep step = step(half, token);
    if (!first || !(step instanceof TokenStep.Continues)) {
      others.remove(this); // the client has two flights, no more
      abandon();
    }
    return step;
  }

  private TokenStep step(DskServer half, byte[] token) {
    if (token.length == 0 || token.length > MAX_TOKEN) {
      return TokenStep.Failed.because("TLS-DSK: a token of " + token.length + " bytes");
    }
    try {
      TlsServerProtocol tls = protocol;
      if (tls == null) {
        tls = new TlsServerProtocol();
        tls.accept(half);
        protocol = tls;
      }
      tls.offerInput(token);
      return answer(half, tls);
    } catch (TlsFatalAlert alert) {
      return failed(half, AlertDescription.getText(alert.getAlertDescription()));
    } catch (Refused refused) {
      throw refused;
    } catch (IOException | RuntimeException broken) {
      return failed(half, String.valueOf(broken.getMessage()));
    }
  }

  private TokenStep answer(DskServer half, TlsServerProtocol tls) {
    byte[] flight = new byte[tls.getAvailableOutputBytes()];
    tls.readOutput(flight, 0, flight.length);
    if (half.signer().isPresent()) {
      return proven(half.signer().get(), half.client().orElseThrow(), flight);
    }
    return flight.length == 0 || tls.isClosed()
        ? failed(half, "a flight that is not whole")
        : new TokenStep.Continues(Flight.joined(flight));
  }

  private TokenStep proven(DskSigner signer, ClientCertificate client, byte[] flight) {
    TokenStep.Basis basis =
        new TokenStep.Basis(client.device().value(), () -> certificates.isGood(client));
    return new TokenStep.Proven(client.owner(), signer, client.notAfter(), flight, basis);
  }

  private static TokenStep failed(DskServer half, String otherwise) {
    return TokenStep.Failed.because(
        "TLS-DSK: " + (half.fault().isEmpty() ? otherwise : half.fault()));
  }
}
