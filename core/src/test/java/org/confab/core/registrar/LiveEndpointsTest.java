package org.confab.core.registrar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.confab.core.MovableClock;
import org.confab.core.registrar.LiveEndpoints.LiveEndpoint;
import org.junit.jupiter.api.Test;

class LiveEndpointsTest {
  private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
  private static final Binding DESK = Bindings.of("alice", "aa01");
  private static final Binding PHONE = Bindings.of("alice", "bb02");
  private static final Binding BOB = Bindings.of("bob", "aa01");

  private final MovableClock clock = new MovableClock(START.toString());
  private final LiveEndpoints endpoints = new LiveEndpoints(clock);

  @Test
  void whoHasSignedInIsShownByUserTheOldestFirst() {
    endpoints.endpointAdded(BOB);
    endpoints.endpointAdded(PHONE);
    clock.forward(Duration.ofSeconds(5));
    endpoints.endpointAdded(DESK);

    assertThat(endpoints.all())
        .extracting(LiveEndpoint::id)
        .containsExactly(PHONE.endpoint(), DESK.endpoint(), BOB.endpoint());
    assertThat(endpoints.all().get(1).since()).isEqualTo(START.plusSeconds(5));
  }

  @Test
  void whoRegistersAgainIsSignedInSinceTheFirstTime() {
    endpoints.endpointAdded(DESK);
    clock.forward(Duration.ofMinutes(10));
    Binding again = Bindings.until(DESK, Bindings.END.plusSeconds(600));
    endpoints.endpointRefreshed(again);

    assertThat(endpoints.all()).containsExactly(new LiveEndpoint(again, START.toEpochMilli()));
  }

  @Test
  void whoHasGoneIsNotShownAndARefreshDoesNotBringHimBack() {
    endpoints.endpointAdded(DESK);
    endpoints.endpointRemoved(DESK, true);
    endpoints.endpointRefreshed(DESK);

    assertThat(endpoints.all()).isEmpty();
  }

  @Test
  void itTellsTheWayOfItsConnection() {
    endpoints.endpointAdded(DESK);

    List<LiveEndpoint> all = endpoints.all();
    assertThat(all.get(0).transport()).isEqualTo("tls");
    assertThat(all.get(0).address()).isEqualTo("127.0.0.1:40000");
  }
}
