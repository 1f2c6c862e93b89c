package org.confab.mediaserver.rtp;

/** Ports of media for tests: below those that the system gives out, and of this process alone. */
public final class TestPorts {
  private static final int FIRST = 21_000;
  private static final int PROCESSES = 100;
  private static final int PORTS = 20;

  private TestPorts() {}

  /** Ten pairs. */
  public static PortRange range() {
    int first = FIRST + (int) (ProcessHandle.current().pid() % PROCESSES) * PORTS;
    return new PortRange(first, first + PORTS - 1);
  }
}
