package org.confab.core.photos;

/** Who says what somebody looks like, the first of these who says something. */
public enum PhotoSource {
  ADMINISTRATOR,
  DIRECTORY
}
