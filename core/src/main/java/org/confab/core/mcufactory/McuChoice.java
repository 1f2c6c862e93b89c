package org.confab.core.mcufactory;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.confab.protocol.conference.McuType;

/** Strategy: which media server gets a conference ([MS-CONFBAS] 3.5, step 6 of the data flow). */
public interface McuChoice {
  /**
   * Of those that are alive, serve the type, are not being drained and are not full, the one with
   * the smallest share of its capacity in use. Among equals the one with the fewest conferences,
   * then the one whose name sorts first, so that the choice can be foretold. Load is what the last
   * ping said, at most two seconds old: a burst of new conferences within that time may go to one
   * media server.
   */
  McuChoice LEAST_LOADED =
      (type, servers) ->
          servers.stream()
              .filter(server -> server.takes(type))
              .min(
                  Comparator.comparingDouble(
                          (McuServer server) -> server.description().load().share())
                      .thenComparingInt(server -> server.description().load().conferences())
                      .thenComparing(McuServer::id));

  /** The one for a conference of that type; empty if none can take it. */
  Optional<McuServer> choose(McuType type, Collection<McuServer> servers);
}
