package org.confab.bench.media;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.confab.bench.server.OwnProcess;

/** Our sound engine, with SRTP. */
final class ConfabBridge implements Bridge {
  private final OwnProcess process;

  private ConfabBridge(OwnProcess process) {
    this.process = process;
  }

  /**
   * Starts it.
   *
   * @param options of its Java
   * @param ports such as {@code 20000-22999}
   */
  static ConfabBridge start(String options, String ports, Path log) {
    return new ConfabBridge(OwnProcess.start(options, SoundProcess.class, List.of(ports), log));
  }

  @Override
  public String name() {
    return "Confab, SRTP";
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public boolean secure() {
    return true;
  }

  @Override
  public List<InetSocketAddress> join(List<Guest> guests, int toRoom) {
    return IntStream.range(0, guests.size())
        .mapToObj(each -> join(guests.get(each), each / toRoom))
        .toList();
  }

  private InetSocketAddress join(Guest guest, int room) {
    String port =
        process.ask(
            "leg %d %d %s %s"
                .formatted(
                    room,
                    guest.hears().getPort(),
                    guest.own().key().asBase64(),
                    guest.theirs().key().asBase64()));
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port));
  }

  @Override
  public long lateTicks() {
    return Long.parseLong(process.ask("late"));
  }

  @Override
  public void leave() {
    process.ask("leave");
  }

  @Override
  public void close() {
    process.close();
  }
}
