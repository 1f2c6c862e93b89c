package org.confab.mediaserver.dtls;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSRequest;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DTLSVerifier;
import org.bouncycastle.tls.TlsTimeoutException;
import org.confab.protocol.sdp.CertificateFingerprint;
import org.jspecify.annotations.Nullable;

/**
 * One handshake of a leg and the keys that come out of it (RFC 5764). The passive side gives a
 * cookie first (RFC 6347 4.2.1) and takes no thread before it comes back. All methods are called on
 * the leg's loop and never wait; the listener is called from the handshake's thread.
 */
public final class DtlsAssociation implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(DtlsAssociation.class.getName());

  /** The library reads records with this wait after the handshake, when nothing is to be waited. */
  private static final int AT_ONCE_MILLIS = 1;

  private final Handshakes handshakes;
  private final boolean active;
  private final Side side;
  private final Listener listener;
  private final Datagrams datagrams;
  private final DTLSVerifier verifier;
  private final AtomicBoolean reading = new AtomicBoolean();
  private volatile @Nullable DTLSTransport established;
  private boolean begun;
  private volatile boolean closed;

  /** Hears how a handshake ends, once, from its thread. */
  public interface Listener {
    /** Media is protected by these from now on. */
    void agreed(SrtpKeys keys);

    /** There will be no keys. */
    void failed(DtlsFailure why);
  }

  /**
   * One that waits for {@link #begin}.
   *
   * @param active whether this side begins
   * @param expected fingerprints of the other side's certificate, one of which has to fit
   * @param out sends a datagram to the other side, from any thread; must not block
   */
  public DtlsAssociation(
      Handshakes handshakes,
      boolean active,
      List<CertificateFingerprint> expected,
      Consumer<byte[]> out,
      Listener listener) {
    this.handshakes = handshakes;
    this.active = active;
    this.listener = listener;
    side = new Side(active, handshakes.identity(), handshakes.limits(), expected);
    datagrams = new Datagrams(handshakes.limits(), out);
    verifier = new DTLSVerifier(handshakes.identity().crypto());
  }

  /** The way is open: the active side begins; the passive one has waited for nothing yet. */
  public void begin() {
    if (active && !begun) {
      start(() -> new DTLSClientProtocol().connect(new ActiveSide(side), datagrams));
    }
  }

  /** Takes a datagram that came from where the media of the leg comes from. */
  public void received(InetSocketAddress from, byte[] datagram) {
    if (closed) {
      return;
    }
    if (!begun) {
      if (!active) {
        verify(from, datagram);
      }
      return;
    }
    datagrams.offer(datagram);
    if (established != null) {
      read();
    }
  }

  private void verify(InetSocketAddress from, byte[] datagram) {
    byte[] client = from.toString().getBytes(StandardCharsets.UTF_8);
    DTLSRequest request = verifier.verifyRequest(client, datagram, 0, datagram.length, datagrams);
    if (request != null) {
      start(() -> new DTLSServerProtocol().accept(new PassiveSide(side), datagrams, request));
    }
  }

  @FunctionalInterface
  private interface Handshake {
    DTLSTransport shake() throws IOException;
  }

  private void start(Handshake handshake) {
    begun = true;
    long asked = System.nanoTime();
    try {
      handshakes.run(() -> shakeInTime(asked, handshake));
    } catch (RejectedExecutionException full) {
      fail(DtlsFailure.BUSY);
    }
  }

  /** Who has waited for a thread as long as a handshake may take is not to have one for as long. */
  private void shakeInTime(long asked, Handshake handshake) {
    if (System.nanoTime() - asked >= handshakes.limits().handshake().toNanos()) {
      fail(DtlsFailure.BUSY);
    } else if (!closed) {
      shake(handshake);
    }
  }

  private void shake(Handshake handshake) {
    try {
      established = handshake.shake();
      SrtpKeys keys = side.keys().orElseThrow(() -> new IOException("no keys"));
      LOG.log(Level.DEBUG, "a handshake gave keys for {0}", keys.ours().suite());
      if (!closed) {
        listener.agreed(keys);
      }
    } catch (TlsTimeoutException late) {
      fail(DtlsFailure.TIMED_OUT);
    } catch (IOException | RuntimeException broken) {
      LOG.log(Level.DEBUG, "a handshake", broken);
      fail(side.failure().orElse(DtlsFailure.BROKEN));
    }
  }

  private void fail(DtlsFailure why) {
    if (!closed) {
      closed = true;
      datagrams.close();
      listener.failed(why);
    }
  }

  /** The other side may not have got our last flight: what it repeats makes the library repeat. */
  private void read() {
    if (reading.compareAndSet(false, true)) {
      try {
        handshakes.run(this::drain);
      } catch (RejectedExecutionException full) {
        reading.set(false); // it repeats once more
      }
    }
  }

  private void drain() {
    byte[] nothing = new byte[datagrams.getReceiveLimit()];
    DTLSTransport open = established;
    try {
      for (int each = 0; open != null && !datagrams.isEmpty() && each < nothing.length; each++) {
        open.receive(nothing, 0, nothing.length, AT_ONCE_MILLIS);
      }
    } catch (IOException over) {
      LOG.log(Level.DEBUG, "after a handshake", over);
    } finally {
      reading.set(false);
    }
  }

  /** Whether a handshake runs or has ended well. */
  public boolean begun() {
    return begun;
  }

  /** Ends it; nothing is told any more. */
  @Override
  public void close() {
    closed = true;
    datagrams.close();
  }
}
