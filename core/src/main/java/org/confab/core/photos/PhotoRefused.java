package org.confab.core.photos;

/** Some octets are not kept as a picture; the message is a sentence that says why. */
public final class PhotoRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final boolean tooLarge;

  private PhotoRefused(boolean tooLarge, String why) {
    super(why);
    this.tooLarge = tooLarge;
  }

  static PhotoRefused tooLarge() {
    return new PhotoRefused(true, "the picture is larger than " + Photo.MAX_BYTES + " octets");
  }

  static PhotoRefused noPicture() {
    return new PhotoRefused(false, "this is no picture: only JPEG, PNG and GIF are known");
  }

  /** Whether it is the size; else it is the kind. */
  public boolean isTooLarge() {
    return tooLarge;
  }
}
