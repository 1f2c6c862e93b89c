package org.confab.core.mras;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.confab.core.mcufactory.McuAvailability;
import org.confab.core.mcufactory.McuRegistry;
import org.confab.core.mcufactory.McuServer;
import org.confab.protocol.mcu.McuRelay;
import org.confab.protocol.mras.MediaRelay;
import org.confab.protocol.mras.RelayLocation;

/** The media relays that take clients now: those of the media servers that are ready. */
public final class MediaRelays {
  /** Most relays that a client is told of. */
  static final int MOST = 8;

  private final McuRegistry registry;

  /** The relays of these media servers. */
  public MediaRelays(McuRegistry registry) {
    this.registry = registry;
  }

  /** Whether there is one. */
  public boolean any() {
    return !ready().isEmpty();
  }

  /** From now on the listener hears when the first relay has come and the last has gone. */
  public void listen(Runnable changed) {
    registry.listen(new McuAvailability(this::any, changed));
  }

  /**
   * Where they are.
   *
   * @param place from where they are to be reached; empty for both places
   * @param direct whether as IP addresses, where the address is known
   */
  List<MediaRelay> at(Optional<RelayLocation> place, boolean direct) {
    List<MediaRelay> found = new ArrayList<>();
    for (McuRelay relay : ready()) {
      for (RelayLocation location : RelayLocation.values()) {
        if (place.isEmpty() || place.get() == location) {
          found.add(at(relay, location, direct));
        }
      }
    }
    return found;
  }

  private static MediaRelay at(McuRelay relay, RelayLocation location, boolean direct) {
    String host = location == RelayLocation.INTRANET ? relay.intranet() : relay.internet();
    return new MediaRelay(
        location, host, direct && isAddress(host), relay.udpPort(), relay.tcpPort());
  }

  private static boolean isAddress(String host) {
    return host.indexOf(':') >= 0 || host.matches("[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+");
  }

  private List<McuRelay> ready() {
    return registry.all().stream()
        .filter(server -> server.state() == McuServer.State.READY)
        .flatMap(server -> server.description().relay().stream())
        .limit(MOST)
        .toList();
  }
}
