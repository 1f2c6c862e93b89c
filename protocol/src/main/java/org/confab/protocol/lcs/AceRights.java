package org.confab.protocol.lcs;

/**
 * The two letters of an access control entry ([MS-SIP] 2.2.3). The server enforces the first, the
 * client the second.
 *
 * @param presence whether the user's presence may be seen
 * @param mayCommunicate whether sessions may be begun with him
 */
public record AceRights(Presence presence, boolean mayCommunicate) {
  /** Everything is allowed. */
  public static final AceRights ALLOWED = new AceRights(Presence.ALLOW, true);

  /** Presence looks offline, and sessions are refused: what clients mean by blocking somebody. */
  public static final AceRights BLOCKED = new AceRights(Presence.BLOCK_POLITELY, false);

  /** The right to see presence. */
  public enum Presence {
    ALLOW('A'),
    /** Refused. */
    DENY('D'),
    /** The user is to be asked first. */
    PROMPT('P'),
    /** The watcher sees somebody who is never there. */
    BLOCK_POLITELY('B');

    private final char letter;

    Presence(char letter) {
      this.letter = letter;
    }

    private static Presence of(char letter) {
      for (Presence one : values()) {
        if (one.letter == letter) {
          return one;
        }
      }
      throw new IllegalArgumentException("no right to see presence: " + letter);
    }
  }

  /** Reads the letters; throws {@link IllegalArgumentException} for others. */
  public static AceRights parse(String text) {
    String letters = text.strip();
    if (letters.length() != 2 || "AD".indexOf(letters.charAt(1)) < 0) {
      throw new IllegalArgumentException("not the rights of an ACE: " + text);
    }
    return new AceRights(Presence.of(letters.charAt(0)), letters.charAt(1) == 'A');
  }

  /** The letters. */
  public String asString() {
    return String.valueOf(presence.letter) + (mayCommunicate ? 'A' : 'D');
  }

  /** Whether presence is shown as it is. */
  public boolean shows() {
    return presence == Presence.ALLOW;
  }
}
