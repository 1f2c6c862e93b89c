package org.confab.core.photos;

import java.util.Arrays;
import java.util.Optional;

/** The one table of what pictures may be, with the octets that each begins with. */
public enum ImageKind {
  JPEG("jpg", "image/jpeg", 0xFF, 0xD8, 0xFF),
  PNG("png", "image/png", 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'),
  GIF("gif", "image/gif", 'G', 'I', 'F', '8');

  private final String extension;
  private final String mediaType;
  private final byte[] start;

  ImageKind(String extension, String mediaType, int... start) {
    this.extension = extension;
    this.mediaType = mediaType;
    this.start = new byte[start.length];
    for (int i = 0; i < start.length; i++) {
      this.start[i] = (byte) start[i];
    }
  }

  /** What these octets are, whatever somebody calls them. */
  public static Optional<ImageKind> of(byte[] bytes) {
    return Arrays.stream(values()).filter(kind -> kind.begins(bytes)).findFirst();
  }

  private boolean begins(byte[] bytes) {
    return bytes.length > start.length
        && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
  }

  /** How names of such files end. */
  public String extension() {
    return extension;
  }

  /** The media type. */
  public String mediaType() {
    return mediaType;
  }
}
