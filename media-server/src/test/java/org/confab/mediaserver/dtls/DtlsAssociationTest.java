package org.confab.mediaserver.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.confab.protocol.sdp.CertificateFingerprint;
import org.confab.protocol.srtp.SrtpSuite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two sides of ours, with a network between them that the test rules. */
class DtlsAssociationTest {
  private static final DtlsLimits QUICK = within(Duration.ofSeconds(15));
  private static final long PATIENCE_S = 60;

  private static DtlsLimits within(Duration time) {
    return new DtlsLimits(4, 4, time, Duration.ofMillis(50), 32, 8 * 1024, 4, 1_200);
  }

  private final Handshakes here = new Handshakes(DtlsIdentity.generate(new SecureRandom()), QUICK);
  private final Handshakes there = new Handshakes(DtlsIdentity.generate(new SecureRandom()), QUICK);
  private final End active = new End();
  private final End passive = new End();

  /** One side: its association runs on a thread of its own, as a leg's on its loop. */
  private static final class End implements DtlsAssociation.Listener {
    final CompletableFuture<SrtpKeys> keys = new CompletableFuture<>();
    final CompletableFuture<DtlsFailure> failure = new CompletableFuture<>();
    final BlockingQueue<Runnable> loop = new LinkedBlockingQueue<>();
    final AtomicInteger sent = new AtomicInteger();
    DtlsAssociation association;

    @Override
    public void agreed(SrtpKeys agreed) {
      keys.complete(agreed);
    }

    @Override
    public void failed(DtlsFailure why) {
      failure.complete(why);
    }

    void run() {
      try {
        while (true) {
          loop.take().run();
        }
      } catch (InterruptedException over) {
        Thread.currentThread().interrupt();
      }
    }

    void start() {
      Thread thread = new Thread(this::run, "leg");
      thread.setDaemon(true);
      thread.start();
    }
  }

  @AfterEach
  void close() {
    here.close();
    there.close();
  }

  private void connect(
      CertificateFingerprint ofActive, CertificateFingerprint ofPassive, Predicate<byte[]> passes) {
    active.association =
        new DtlsAssociation(
            here,
            true,
            List.of(ofPassive),
            packet -> carry(active, passive, packet, passes),
            active);
    passive.association =
        new DtlsAssociation(
            there,
            false,
            List.of(ofActive),
            packet -> carry(passive, active, packet, passes),
            passive);
    active.start();
    passive.start();
    active.loop.add(active.association::begin);
    passive.loop.add(passive.association::begin);
  }

  private static void carry(End from, End to, byte[] packet, Predicate<byte[]> passes) {
    from.sent.incrementAndGet();
    if (passes.test(packet)) {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);
      to.loop.add(() -> to.association.received(address, packet));
    }
  }

  @Test
  void whoHasWaitedTooLongForAThreadGetsNone() {
    Handshakes few =
        new Handshakes(
            here.identity(),
            new DtlsLimits(
                1, 4, Duration.ofMillis(1), Duration.ofMillis(50), 32, 8 * 1024, 4, 1_200));
    try {
      CompletableFuture<Void> others = new CompletableFuture<>();
      few.run(others::join);
      DtlsAssociation waits =
          new DtlsAssociation(
              few,
              true,
              List.of(there.identity().fingerprint()),
              packet -> active.sent.incrementAndGet(),
              active);
      waits.begin();
      long begun = System.nanoTime();
      while (System.nanoTime() - begun < Duration.ofMillis(2).toNanos()) {
        Thread.onSpinWait();
      }
      others.complete(null);
      assertThat(await(active.failure)).isEqualTo(DtlsFailure.BUSY);
      assertThat(active.sent).hasValue(0);
    } finally {
      few.close();
    }
  }

  private static <T> T await(CompletableFuture<T> future) {
    try {
      return future.get(PATIENCE_S, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException never) {
      throw new AssertionError("never", never);
    }
  }

  private CertificateFingerprint ours() {
    return here.identity().fingerprint();
  }

  private CertificateFingerprint theirs() {
    return there.identity().fingerprint();
  }

  @Test
  void whatOneSideSendsWithTheOtherOpens() {
    connect(ours(), theirs(), packet -> true);
    SrtpKeys first = await(active.keys);
    SrtpKeys second = await(passive.keys);
    assertThat(first.ours()).isEqualTo(second.theirs());
    assertThat(first.theirs()).isEqualTo(second.ours());
    assertThat(first.ours().key()).isNotEqualTo(first.theirs().key());
    assertThat(first.ours().suite()).isEqualTo(SrtpSuite.AEAD_AES_128_GCM);
  }

  @Test
  void lostPacketsAreSentAgain() {
    AtomicInteger count = new AtomicInteger();
    connect(
        ours(),
        theirs(),
        packet -> {
          int now = count.incrementAndGet();
          return now > 24 || now % 3 > 0;
        });
    assertThat(await(active.keys).ours()).isEqualTo(await(passive.keys).theirs());
  }

  /** The passive side is done when its last flight has gone, whether it has arrived or not. */
  @Test
  void aLastFlightThatIsLostIsSentAgainWhenTheOtherAsks() {
    AtomicInteger finished = new AtomicInteger();
    connect(
        ours(),
        theirs(),
        packet -> packet[0] != 20 || finished.incrementAndGet() != 2); // ChangeCipherSpec
    assertThat(await(active.keys).ours()).isEqualTo(await(passive.keys).theirs());
  }

  @Test
  void whoeverAnswersWithAnotherCertificateGetsNoKeys() {
    connect(ours(), ours(), packet -> true);
    assertThat(await(active.failure)).isEqualTo(DtlsFailure.FOREIGN_CERTIFICATE);
    assertThat(await(passive.failure)).isEqualTo(DtlsFailure.BROKEN);
    assertThat(active.keys).isNotDone();
    assertThat(passive.keys).isNotDone();
  }

  @Test
  void whoeverComesWithAnotherCertificateGetsNoKeys() {
    connect(theirs(), theirs(), packet -> true);
    assertThat(await(passive.failure)).isEqualTo(DtlsFailure.FOREIGN_CERTIFICATE);
    assertThat(await(active.failure)).isEqualTo(DtlsFailure.BROKEN);
    assertThat(passive.keys).isNotDone();
  }

  @Test
  void whoeverNeverAnswersIsGivenUp() {
    try (Handshakes brief =
        new Handshakes(DtlsIdentity.generate(new SecureRandom()), within(Duration.ofSeconds(1)))) {
      new DtlsAssociation(brief, true, List.of(theirs()), packet -> {}, active).begin();
      assertThat(await(active.failure)).isEqualTo(DtlsFailure.TIMED_OUT);
    }
  }

  @Test
  void noThreadIsTakenBeforeTheCookieComesBack() {
    BlockingQueue<byte[]> answers = new LinkedBlockingQueue<>();
    BlockingQueue<byte[]> hellos = new LinkedBlockingQueue<>();
    active.association = new DtlsAssociation(here, true, List.of(theirs()), hellos::add, active);
    passive.association = new DtlsAssociation(there, false, List.of(ours()), answers::add, passive);
    active.association.begin();
    byte[] hello = take(hellos);
    InetSocketAddress from = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);
    for (int each = 0; each < 100; each++) {
      passive.association.received(from, hello);
      assertThat(take(answers)).hasSizeLessThan(hello.length);
    }
    assertThat(passive.association.begun()).isFalse();
    passive.association.received(from, new byte[] {22, 1, 2, 3});
    passive.association.received(from, new byte[0]);
    assertThat(passive.association.begun()).isFalse();
    active.association.close();
  }

  private static byte[] take(BlockingQueue<byte[]> queue) {
    try {
      byte[] next = queue.poll(PATIENCE_S, TimeUnit.SECONDS);
      assertThat(next).isNotNull();
      return next;
    } catch (InterruptedException hurried) {
      throw new AssertionError(hurried);
    }
  }

  @Test
  void moreThanTheThreadsAndTheQueueTakeFailsAtOnce() {
    BlockingQueue<DtlsFailure> failures = new LinkedBlockingQueue<>();
    for (int each = 0; each < QUICK.atOnce() + QUICK.waiting() + 1; each++) {
      new DtlsAssociation(
              here,
              true,
              List.of(theirs()),
              packet -> {},
              new DtlsAssociation.Listener() {
                @Override
                public void agreed(SrtpKeys keys) {}

                @Override
                public void failed(DtlsFailure why) {
                  failures.add(why);
                }
              })
          .begin();
    }
    assertThat(failures).containsExactly(DtlsFailure.BUSY);
  }

  @Test
  void whoHasLeftHearsNothingAnyMore() {
    connect(ours(), theirs(), packet -> false);
    active.loop.add(active.association::close);
    CompletableFuture<Boolean> closed = new CompletableFuture<>();
    active.loop.add(() -> closed.complete(true));
    await(closed);
    int sent = active.sent.get();
    active.association.received(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 9), new byte[] {22, 1});
    assertThat(active.sent.get()).isEqualTo(sent);
    assertThat(active.failure).isNotDone();
  }
}
