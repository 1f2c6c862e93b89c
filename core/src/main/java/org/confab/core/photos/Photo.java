package org.confab.core.photos;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A picture of somebody: a JPEG, PNG or GIF file, not looked into beyond its first octets. */
public final class Photo {
  /** Most octets of a picture; Active Directory keeps 100 KiB. */
  public static final int MAX_BYTES = 256 * 1024;

  private final byte[] bytes;
  private final PhotoFacts facts;

  private Photo(byte[] bytes, ImageKind kind) {
    this.bytes = bytes;
    this.facts = new PhotoFacts(kind, bytes.length, hash(bytes));
  }

  /**
   * The picture in these octets.
   *
   * @throws PhotoRefused if they are too many, or of no kind that is known
   */
  public static Photo of(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw PhotoRefused.tooLarge();
    }
    return new Photo(bytes.clone(), ImageKind.of(bytes).orElseThrow(PhotoRefused::noPicture));
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /** The file. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** What is told of it. */
  public PhotoFacts facts() {
    return facts;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Photo photo && facts.equals(photo.facts);
  }

  @Override
  public int hashCode() {
    return facts.hashCode();
  }

  @Override
  public String toString() {
    return facts.name();
  }
}
