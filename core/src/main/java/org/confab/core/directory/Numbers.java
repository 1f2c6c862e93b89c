package org.confab.core.directory;

/**
 * Telephone numbers of somebody beside the one at work. Those that are not known are empty.
 *
 * @param home at home
 * @param mobile mobile
 * @param other any other
 */
public record Numbers(String home, String mobile, String other) {
  /** Nothing is known. */
  public static final Numbers NONE = new Numbers("", "", "");
}
