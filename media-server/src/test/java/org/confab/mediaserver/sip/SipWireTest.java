package org.confab.mediaserver.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.confab.mediaserver.figures.Figures;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SipWireTest {
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final SipWire wire =
      new SipWire("127.0.0.1:5063", SipLimits.DEFAULT, timer, new Figures());

  @AfterEach
  void stop() {
    timer.shutdownNow();
  }

  private static SipConnection connection() throws IOException {
    return new SipConnection(
        (SSLSocket) SSLSocketFactory.getDefault().createSocket(), SipLimits.DEFAULT);
  }

  @Test
  void whenOneOfTwoConnectionsEndsTheOtherIsUsed() throws IOException {
    for (boolean newestEnds : List.of(true, false)) {
      SipConnection first = connection();
      SipConnection second = connection();
      wire.opened(first);
      wire.opened(second);
      wire.closed(newestEnds ? second : first);
      assertThat(wire.connected()).isTrue();
      List<Integer> ended = new ArrayList<>();
      SipText request = SipText.request("OPTIONS", "sip:bob@litwareinc.com");
      wire.send(request, "z9hG4bK-1", Duration.ofMinutes(1), out -> ended.add(out.status()));
      assertThat(ended).as("it is on its way").isEmpty();
      wire.closed(newestEnds ? first : second);
      assertThat(wire.connected()).isFalse();
      assertThat(ended).as("the connection that it went by is lost").hasSize(1);
    }
  }
}
