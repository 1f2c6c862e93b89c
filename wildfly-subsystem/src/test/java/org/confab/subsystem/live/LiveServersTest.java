package org.confab.subsystem.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveServersTest {
  private final LiveServer first = server();
  private final LiveServer second = server();

  private static LiveServer server() {
    Object made =
        Proxy.newProxyInstance(
            LiveServer.class.getClassLoader(),
            new Class<?>[] {LiveServer.class},
            (proxy, method, arguments) -> {
              throw new AssertionError("nobody asks for " + method);
            });
    return (LiveServer) made;
  }

  @AfterEach
  void stopBoth() {
    LiveServers.stopped(first);
    LiveServers.stopped(second);
  }

  @Test
  void thereIsAServerFromItsStartToItsEnd() {
    assertThat(LiveServers.running()).isEmpty();
    LiveServers.started(first);
    assertThat(LiveServers.running().orElseThrow()).isSameAs(first);
    LiveServers.stopped(first);
    assertThat(LiveServers.running()).isEmpty();
  }

  @Test
  void theLateEndOfAFormerServerEndsNotItsSuccessor() {
    LiveServers.started(first);
    LiveServers.started(second);
    LiveServers.stopped(first);
    assertThat(LiveServers.running().orElseThrow()).isSameAs(second);
  }
}
