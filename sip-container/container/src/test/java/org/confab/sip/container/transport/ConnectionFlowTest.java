package org.confab.sip.container.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionFlowTest {
  private final ArrayDeque<Runnable> workers = new ArrayDeque<>();
  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final List<String> done = new ArrayList<>();
  private final ConnectionFlow flow =
      new ConnectionFlow(
          "0",
          "tcp",
          new InetSocketAddress(5060),
          new InetSocketAddress(6000),
          channel,
          new SerialQueue(workers::add, 8),
          known -> {},
          ConnectionFlow::ended,
          (to, target, notice, cseq) -> {},
          () -> 0);

  private void work() {
    while (!workers.isEmpty()) {
      workers.remove().run();
    }
  }

  @Test
  void whatWaitsOnAFlowThatTheServerClosesIsForgotten() {
    flow.run(() -> done.add("one"));
    work();
    flow.run(() -> done.add("two"));
    flow.close();
    flow.runAtTheEnd(() -> done.add("end"));
    work();
    assertThat(done).containsExactly("one", "end");
  }

  @Test
  void whatAClientSaidBeforeItLeftIsHeard() {
    flow.run(() -> done.add("bye"));
    channel.close();
    flow.runAtTheEnd(() -> done.add("end"));
    work();
    assertThat(done).containsExactly("bye", "end");
  }

  @Test
  void ofAConnectionOfWhichNothingWasLetInThereIsNothingToEnd() {
    flow.runAtTheEnd(() -> done.add("end"));
    assertThat(workers).isEmpty();
  }

  @Test
  void aConnectionThatIsKnownEndsThoughNothingCame() {
    flow.keep("sip:peer@example.com", Duration.ofMinutes(1));
    flow.runAtTheEnd(() -> done.add("end"));
    work();
    assertThat(done).containsExactly("end");
  }
}
