package org.confab.core.mcufactory;

import java.time.Instant;
import java.util.UUID;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.mcu.McuDescription;

/**
 * A media server as the registry knows it.
 *
 * @param description what it last said of itself
 * @param registered when this incarnation came first
 * @param heard when it came last
 * @param drained whether the administrator wants it emptied
 * @param lost whether it counts as dead
 */
public record McuServer(
    McuDescription description, Instant registered, Instant heard, boolean drained, boolean lost) {

  /** How it stands with a media server. */
  public enum State {
    /** Takes conferences. */
    READY("ready"),
    /** Keeps what cannot go elsewhere and takes nothing new. */
    DRAINING("draining"),
    /** Silent, or refuses connections. */
    LOST("lost");

    private final String word;

    State(String word) {
      this.word = word;
    }

    /** The name for people and programs. */
    public String word() {
      return word;
    }
  }

  /** Its name in the deployment. */
  public String id() {
    return description.id();
  }

  /** Which start of the process this is. */
  public UUID incarnation() {
    return description.incarnation();
  }

  /** How it stands. */
  public State state() {
    if (lost) {
      return State.LOST;
    }
    return drained || description.draining() ? State.DRAINING : State.READY;
  }

  /** Whether a conference of that type may be given to it now. */
  public boolean takes(McuType type) {
    return state() == State.READY && description.takes(type);
  }

  McuServer heard(McuDescription said, Instant now) {
    return new McuServer(said, registered, now, drained, false);
  }

  McuServer drained(boolean on) {
    return new McuServer(description, registered, heard, on, lost);
  }

  McuServer asLost() {
    return new McuServer(description, registered, heard, drained, true);
  }
}
