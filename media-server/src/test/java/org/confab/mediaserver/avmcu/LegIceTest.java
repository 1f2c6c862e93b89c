package org.confab.mediaserver.avmcu;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.confab.mediaserver.audio.LegTransport;
import org.confab.mediaserver.audio.RemoteMedia;
import org.confab.mediaserver.figures.Figures;
import org.confab.mediaserver.ice.IceFailure;
import org.confab.mediaserver.negotiation.AgreedIce;
import org.confab.mediaserver.negotiation.RemoteIce;
import org.confab.protocol.rtp.MediaComponent;
import org.confab.protocol.sdp.IceCandidate;
import org.confab.protocol.sdp.IceCredentials;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LegIceTest {
  private static final long PATIENCE_S = 20;

  private final SecureRandom random = new SecureRandom();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final ScheduledExecutorService loop = Executors.newSingleThreadScheduledExecutor();
  private final Map<InetSocketAddress, Side> ports = new ConcurrentHashMap<>();
  private final BlockingQueue<IceFailure> failures = new LinkedBlockingQueue<>();

  @AfterEach
  void end() {
    timer.shutdownNow();
    loop.shutdownNow();
  }

  /** A leg whose datagrams go to the side that has their port. */
  private final class Side implements LegTransport {
    final IceCredentials credentials = IceCredentials.generate(random);
    final BlockingQueue<RemoteMedia> found = new LinkedBlockingQueue<>();
    final int port;
    final List<IceCandidate> candidates;
    final LegIce ice;
    StunReceiver receiver = (component, datagram, from) -> {};

    Side(int port) {
      this.port = port;
      candidates =
          List.of(
              IceCandidate.host("1", 1, 9, local(MediaComponent.RTP)),
              IceCandidate.host("1", 2, 9, local(MediaComponent.RTCP)));
      ports.put(local(MediaComponent.RTP), this);
      ports.put(local(MediaComponent.RTCP), this);
      ice = new LegIce(this, timer, random, new Figures(), found::add, failures::add);
    }

    AgreedIce with(Side other, boolean controlling, boolean restarted) {
      return new AgreedIce(
          credentials,
          new RemoteIce(other.credentials, other.candidates, Optional.empty(), false),
          controlling,
          restarted);
    }

    RemoteMedia awaitFound() throws InterruptedException {
      RemoteMedia media = found.poll(PATIENCE_S, TimeUnit.SECONDS);
      if (media == null) {
        throw new AssertionError("nothing found");
      }
      return media;
    }

    @Override
    public InetSocketAddress local(MediaComponent component) {
      return new InetSocketAddress("192.0.2.1", port + component.id());
    }

    @Override
    public void send(MediaComponent component, ByteBuffer datagram, InetSocketAddress to) {
      Side other = ports.get(to);
      if (other != null) {
        MediaComponent there =
            to.equals(other.local(MediaComponent.RTP)) ? MediaComponent.RTP : MediaComponent.RTCP;
        loop.execute(() -> other.receiver.received(there, datagram, local(component)));
      }
    }

    @Override
    public void receive(StunReceiver next) {
      receiver = next;
    }

    @Override
    public void execute(Runnable work) {
      loop.execute(work);
    }
  }

  @Test
  void twoLegsFindEachOther() throws InterruptedException {
    Side one = new Side(100);
    Side two = new Side(200);
    one.ice.agreed(one.with(two, true, true), one.candidates);
    two.ice.agreed(two.with(one, false, true), two.candidates);
    assertThat(one.awaitFound())
        .isEqualTo(
            RemoteMedia.settled(two.local(MediaComponent.RTP), two.local(MediaComponent.RTCP)));
    assertThat(two.awaitFound().rtp()).isEqualTo(one.local(MediaComponent.RTP));
    assertThat(failures).isEmpty();
  }

  @Test
  void aLaterAgreementChangesNothingUnlessItIsARestart() throws InterruptedException {
    Side one = new Side(100);
    Side two = new Side(200);
    one.ice.agreed(one.with(two, true, false), one.candidates);
    two.ice.agreed(two.with(one, false, true), two.candidates);
    assertThat(two.found.poll(200, TimeUnit.MILLISECONDS)).isNull();
    one.ice.agreed(one.with(two, true, true), one.candidates);
    two.awaitFound();
    one.awaitFound();
    two.ice.agreed(two.with(one, false, true), two.candidates);
    one.ice.agreed(one.with(two, true, true), one.candidates);
    two.awaitFound();
    one.awaitFound();
  }

  @Test
  void anotherProcessTellsAtOnceWhatWasFound() throws InterruptedException {
    Side one = new Side(100);
    Side two = new Side(200);
    two.ice.resume(
        two.with(one, false, true),
        two.candidates,
        Map.of(1, one.local(MediaComponent.RTP), 2, one.local(MediaComponent.RTCP)));
    assertThat(two.awaitFound().rtcp()).isEqualTo(one.local(MediaComponent.RTCP));
    two.ice.close();
  }
}
