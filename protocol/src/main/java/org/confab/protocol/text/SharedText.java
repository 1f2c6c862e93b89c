package org.confab.protocol.text;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * One object for each text that comes again and again: hosts, names of parameters, what clients
 * call themselves. It is a table of fixed size in which a text takes the place of the one before
 * the last: to look is as cheap as the text's hash, and nobody fills it up.
 */
public final class SharedText {
  /** A power of two. */
  private static final int PLACES = 512;

  /** Longer ones are hardly said by many. */
  private static final int LONGEST = 128;

  private static final AtomicReferenceArray<String> KNOWN = new AtomicReferenceArray<>(PLACES);

  private SharedText() {}

  /** An equal text, the one of before if there was one of late. */
  public static String of(String text) {
    if (text.length() > LONGEST) {
      return text;
    }
    int hash = text.hashCode();
    int place = (hash ^ hash >>> 16) & (PLACES - 2); // two texts that come in turn have two places
    String known = KNOWN.getPlain(place);
    if (text.equals(known)) {
      return known;
    }
    String before = KNOWN.getPlain(place + 1);
    if (text.equals(before)) {
      return before;
    }
    KNOWN.setPlain(place + 1, known); // of two threads one wins, and either text is right
    KNOWN.setPlain(place, text);
    return text;
  }
}
