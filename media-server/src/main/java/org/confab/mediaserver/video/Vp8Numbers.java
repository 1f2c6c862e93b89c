package org.confab.mediaserver.video;

/**
 * The numbers of pictures as one receiver sees them: they go on where another source comes in (RFC
 * 7741 4.2).
 */
public final class Vp8Numbers {
  private int pictureOffset;
  private int levelOffset;
  private int lastPicture;
  private int lastLevel;

  /** Another source comes in with the packet that was read. */
  public void follow(Vp8Payload payload, byte[] bytes) {
    if (payload.hasPictureId()) {
      pictureOffset = lastPicture + 1 - payload.pictureId(bytes);
    }
    if (payload.hasLevelZero()) {
      levelOffset = lastLevel + 1 - payload.levelZero(bytes);
    }
  }

  /**
   * Writes the numbers of a packet that was read into its copy.
   *
   * @param moved how much further the copy is in its array than the payload was in its own
   */
  public void write(Vp8Payload payload, byte[] bytes, byte[] copy, int moved) {
    int picture = 0;
    int level = 0;
    if (payload.hasPictureId()) {
      picture = payload.pictureId(bytes) + pictureOffset & payload.pictureIds() - 1;
      lastPicture = picture;
    }
    if (payload.hasLevelZero()) {
      level = payload.levelZero(bytes) + levelOffset & 0xff;
      lastLevel = level;
    }
    payload.write(copy, moved, picture, level);
  }
}
