package org.confab.sip.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
  private final Connections<String> connections = new Connections<>();

  @Test
  void whatCannotBeBegunIsTriedAgain() {
    assertThat(
            connections.flow(
                "a",
                () -> {
                  throw new IllegalStateException("not started");
                }))
        .isCompletedExceptionally();
    assertThat(connections.current("a")).isEmpty();
    int[] asked = {0};
    connections.flow(
        "a",
        () -> {
          asked[0]++;
          return new CompletableFuture<>();
        });
    assertThat(asked[0]).isEqualTo(1);
  }
}
