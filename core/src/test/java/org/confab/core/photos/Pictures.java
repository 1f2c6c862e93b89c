package org.confab.core.photos;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Files that begin like pictures, for tests. */
public final class Pictures {
  private Pictures() {}

  /** A JPEG file of that many octets, another one for each text. */
  public static byte[] jpeg(String what, int size) {
    byte[] file = Arrays.copyOf(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}, size);
    byte[] text = what.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(text, 0, file, 3, text.length);
    return file;
  }

  /** A small JPEG picture. */
  public static Photo photo(String what) {
    return Photo.of(jpeg(what, 100));
  }
}
