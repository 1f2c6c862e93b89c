package org.confab.sip.container.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.confab.sip.container.overload.Overload;
import org.confab.sip.edge.DialogOutlet;
import org.junit.jupiter.api.Test;

/** What is taken to the queue of a flow, and what is refused before. */
class EntranceTest implements FlowHandler {
  private static final String NEW = "INVITE sip:a@b SIP/2.0\r\nTo: <sip:a@b>\r\n\r\n";
  private static final String IN_DIALOG = "INVITE sip:a@b SIP/2.0\r\nTo: <sip:a@b>;tag=1\r\n\r\n";
  private static final String ANSWER = "SIP/2.0 200 OK\r\n\r\n";

  private final ArrayDeque<Runnable> workers = new ArrayDeque<>();
  private final List<String> told = new ArrayList<>();
  private long now;
  private final Overload overload = new Overload(() -> Duration.ofMillis(300));
  private final Entrance entrance = new Entrance(overload, this, () -> now);
  private final ConnectionFlow flow = flow(4);

  /** How long a worker takes for a message. */
  private long work;

  private ConnectionFlow flow(int queued) {
    return new ConnectionFlow(
        "0",
        "tcp",
        new InetSocketAddress(5060),
        new InetSocketAddress(6000),
        new EmbeddedChannel(),
        new SerialQueue(workers::add, queued, () -> now, entrance::waited),
        known -> {},
        ConnectionFlow::ended,
        (to, target, notice, cseq) -> {},
        () -> 0);
  }

  private void take(String message) {
    entrance.take(flow, message.getBytes(StandardCharsets.UTF_8));
  }

  private void work() {
    while (!workers.isEmpty()) {
      workers.remove().run();
    }
  }

  private void fallBehind() {
    for (int i = 0; i < 100; i++) {
      overload.look(true);
    }
  }

  @Test
  void allIsTakenAsLongAsTheServerKeepsUp() {
    take(NEW);
    take(IN_DIALOG);
    take(ANSWER);
    work();
    assertThat(told).containsExactly("message INVITE", "message INVITE", "message SIP/2.0");
    assertThat(entrance.refused()).isZero();
  }

  @Test
  void aServerThatIsBehindGoesOnWithWhatIsThere() {
    fallBehind();
    take(NEW);
    assertThat(told).containsExactly("overloaded INVITE");
    take(IN_DIALOG);
    take(ANSWER);
    work();
    assertThat(told).endsWith("message INVITE", "message SIP/2.0");
    assertThat(entrance.refused()).isOne();
    assertThat(entrance.queueing()).isGreaterThan(1);
  }

  @Test
  void aFlowThatWaitsForItselfAloneIsNoOverload() {
    for (int i = 0; i < 4; i++) {
      take(NEW);
    }
    work = TimeUnit.MILLISECONDS.toNanos(400);
    for (int turn = 0; turn < 4; turn++) {
      workers.remove().run();
      overload.look(!workers.isEmpty());
      assertThat(entrance.queueing()).isZero();
    }
    assertThat(told).hasSize(4).containsOnly("message INVITE");
  }

  @Test
  void whatHasWaitedForItsOwnFlowTooLongIsRefusedIfItIsNew() {
    overload.look(false);
    take(NEW);
    take(NEW);
    take(IN_DIALOG);
    take(NEW);
    work = TimeUnit.SECONDS.toNanos(1);
    work();
    assertThat(told)
        .containsExactly("message INVITE", "message INVITE", "message INVITE", "overloaded INVITE");
    assertThat(entrance.refused()).isOne();
    assertThat(overload.isOn()).isFalse();
  }

  @Test
  void whoseOwnMessagesWaitForTooLongIsNotTakenMoreNewOnesFrom() {
    overload.look(false);
    take(NEW);
    now += TimeUnit.SECONDS.toNanos(2);
    take(NEW);
    assertThat(told).containsExactly("overloaded INVITE");
    take(IN_DIALOG);
    take(ANSWER);
    assertThat(flow.waiting()).isEqualTo(3);
  }

  @Test
  void whatNoWorkerComesToWaits() {
    take(NEW);
    now += TimeUnit.SECONDS.toNanos(1);
    workers.remove().run();
    overload.look(false);
    assertThat(entrance.queueing()).isEqualTo(1);
  }

  @Test
  void anotherServerIsNotRefused() {
    fallBehind();
    flow.certified("sip.litwareinc.com");
    take(NEW);
    work();
    assertThat(told).containsExactly("message INVITE");
  }

  @Test
  void whatFindsTheQueueFullIsToldSo() {
    for (int i = 0; i < 6; i++) {
      take(NEW);
    }
    assertThat(told).containsOnly("overflow INVITE").hasSizeBetween(1, 2);
  }

  @Override
  public void message(ConnectionFlow on, byte[] message, long arrived) {
    now += work;
    tell("message", message);
  }

  @Override
  public void overflow(ConnectionFlow on, byte[] message) {
    tell("overflow", message);
  }

  @Override
  public void overloaded(ConnectionFlow on, byte[] message) {
    tell("overloaded", message);
  }

  private void tell(String what, byte[] message) {
    told.add(what + " " + HeaderSection.startLine(message).split(" ")[0]);
  }

  @Override
  public void unframeable(ConnectionFlow on, Unframeable cause) {
    throw new AssertionError("not asked for");
  }

  @Override
  public void failed(ConnectionFlow on, String what) {
    throw new AssertionError("not asked for");
  }

  @Override
  public void send(ConnectionFlow to, String target, DialogOutlet.Notice notice, long cseq) {
    throw new AssertionError("not asked for");
  }

  @Override
  public void closed(ConnectionFlow gone) {
    throw new AssertionError("not asked for");
  }
}
