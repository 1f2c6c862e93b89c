package org.confab.mediaserver.avmcu;

import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.confab.mediaserver.audio.LegTransport;
import org.confab.mediaserver.audio.RemoteMedia;
import org.confab.mediaserver.dtls.DtlsAssociation;
import org.confab.mediaserver.dtls.DtlsFailure;
import org.confab.mediaserver.dtls.SrtpKeys;
import org.confab.mediaserver.figures.Counter;
import org.confab.mediaserver.negotiation.AgreedDtls;
import org.confab.protocol.rtp.MediaComponent;
import org.jspecify.annotations.Nullable;

/**
 * The handshake of one medium of a leg (RFC 5764), fed with what comes to the leg's port. It begins
 * when ICE has found where the other side is, and takes from there alone; without ICE it takes from
 * the signalled host, any port of it, and its cookie and certificate have to do. All but the
 * handshake itself happens on the leg's loop.
 */
final class DtlsWay {
  private static final System.Logger LOG = System.getLogger(DtlsWay.class.getName());

  private final LegTransport transport;
  private final AvMcu mcu;
  private final Consumer<SrtpKeys> keyed;
  private final Consumer<DtlsFailure> failed;
  private @Nullable DtlsAssociation association;
  private volatile @Nullable InetSocketAddress peer;
  private boolean certain;

  /**
   * @param keyed gets the keys, on the handshake's thread
   * @param failed hears that there will be none, on any thread
   */
  DtlsWay(
      LegTransport transport, AvMcu mcu, Consumer<SrtpKeys> keyed, Consumer<DtlsFailure> failed) {
    this.transport = transport;
    this.mcu = mcu;
    this.keyed = keyed;
    this.failed = failed;
    transport.handshakes(this::received);
  }

  /** A handshake is to be made, after which keys of one before count no more. */
  void agreed(AgreedDtls dtls) {
    transport.execute(
        () -> {
          end();
          association =
              new DtlsAssociation(
                  mcu.handshakes(), dtls.active(), dtls.theirs(), this::send, new Heard());
          begin();
        });
  }

  /** Where the other side is. */
  void reaches(RemoteMedia where) {
    transport.execute(
        () -> {
          peer = where.rtp();
          certain = where.certain();
          begin();
        });
  }

  private void begin() {
    DtlsAssociation current = association;
    if (current != null && peer != null && !current.begun()) {
      current.begin();
      var unused =
          mcu.timer()
              .schedule(
                  () -> late(current),
                  mcu.handshakes().limits().handshake().toMillis(),
                  TimeUnit.MILLISECONDS);
    }
  }

  /** Whoever was to begin had its time. */
  private void late(DtlsAssociation of) {
    order(
        () -> {
          if (of == association && !of.begun()) {
            end();
            fail(DtlsFailure.TIMED_OUT);
          }
        });
  }

  private void received(MediaComponent component, ByteBuffer datagram, InetSocketAddress from) {
    DtlsAssociation current = association;
    if (current != null && component == MediaComponent.RTP && isPeer(from)) {
      byte[] bytes = new byte[datagram.remaining()];
      datagram.get(bytes);
      current.received(from, bytes);
    }
  }

  private boolean isPeer(InetSocketAddress from) {
    InetSocketAddress expected = peer;
    if (expected == null) {
      return false;
    }
    if (!certain && from.getAddress().equals(expected.getAddress())) {
      peer = from; // behind a translator the port is another than the signalled one
      return true;
    }
    return from.equals(expected);
  }

  private void send(byte[] datagram) {
    InetSocketAddress to = peer;
    if (to != null) {
      transport.send(MediaComponent.RTP, ByteBuffer.wrap(datagram), to);
    }
  }

  private void fail(DtlsFailure why) {
    mcu.figures().count(Counter.DTLS_FAILED);
    failed.accept(why);
  }

  private final class Heard implements DtlsAssociation.Listener {
    @Override
    public void agreed(SrtpKeys keys) {
      mcu.figures().count(Counter.DTLS_AGREED);
      keyed.accept(keys);
    }

    @Override
    public void failed(DtlsFailure why) {
      fail(why);
    }
  }

  private void end() {
    DtlsAssociation current = association;
    if (current != null) {
      current.close();
      association = null;
    }
  }

  private void order(Runnable work) {
    try {
      transport.execute(work);
    } catch (RejectedExecutionException behind) {
      LOG.log(Level.DEBUG, "the handshake of a leg ends later", behind);
    }
  }

  /** Ends it. */
  void close() {
    order(this::end);
  }
}
