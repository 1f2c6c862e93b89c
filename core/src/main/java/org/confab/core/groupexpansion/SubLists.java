package org.confab.core.groupexpansion;

/** What becomes of lists inside the asked one. */
public enum SubLists {
  /** Their members take their place. */
  EXPANDED,
  /** They come back as members that are groups, unopened. */
  MARKED
}
