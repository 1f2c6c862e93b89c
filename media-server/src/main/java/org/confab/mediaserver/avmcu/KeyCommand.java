package org.confab.mediaserver.avmcu;

import java.util.Arrays;
import java.util.Optional;
import org.confab.protocol.conference.Role;
import org.confab.protocol.rtp.TelephoneEvent.Key;

/**
 * What people do in a conference with the keys of their phones ([MS-DTMF]), the one table of it:
 * star, then this key.
 */
enum KeyCommand {
  /** How is it with me and the room: the tones of each thing that is not as usual. */
  STATE(Key.ONE, false),
  /** What is said is kept in a file, or not any more. */
  RECORD(Key.TWO, true),
  /** How many are in: counted by tones. */
  COUNT(Key.THREE, false),
  /** All but presenters are silent, and cannot speak by themselves; or they may again. */
  SILENCE_ALL(Key.FOUR, true),
  /** I am not heard any more, or again. */
  SILENCE_ME(Key.SIX, false),
  /** Nobody else comes in, or may again; the Focus does it. */
  LOCK(Key.SEVEN, true),
  /** Who comes and goes is heard, or not any more. */
  ANNOUNCE(Key.NINE, true);

  private final Key key;
  private final boolean presenters;

  KeyCommand(Key key, boolean presenters) {
    this.key = key;
    this.presenters = presenters;
  }

  /** Whether somebody in that role may do it. */
  boolean isFor(Role role) {
    return !presenters || role == Role.PRESENTER;
  }

  /** What is behind star and that key. */
  static Optional<KeyCommand> of(Key key) {
    return Arrays.stream(values()).filter(row -> row.key == key).findFirst();
  }
}
