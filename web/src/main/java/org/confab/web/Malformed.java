package org.confab.web;

import java.util.function.Function;

/**
 * What a request brings cannot be read; the message says why and is told to who asks, with 400. Any
 * other {@link IllegalArgumentException} is a failure inside, of which nobody is told.
 */
public final class Malformed extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** With the reason, for people. */
  public Malformed(String reason) {
    super(reason);
  }

  private Malformed(IllegalArgumentException cause) {
    super(cause.getMessage(), cause);
  }

  /**
   * A value out of a text that the request brings.
   *
   * @param reader throws an IllegalArgumentException that says to people what is wrong
   */
  public static <T> T unless(Function<String, T> reader, String text) {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException wrong) {
      throw new Malformed(wrong);
    }
  }
}
