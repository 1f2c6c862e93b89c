package org.confab.core.groupexpansion;

import java.util.List;

/**
 * A distribution list as it is stored: what it names itself, not who is behind that.
 *
 * @param address its mail address, the key
 * @param displayName its name
 * @param entries what it names, in order, each once
 */
public record DistributionList(MailAddress address, String displayName, List<ListEntry> entries) {
  /** Longest display name, in characters. */
  public static final int MAX_NAME = 256;

  /** Throws {@link IllegalArgumentException} for a name that is too long. */
  public DistributionList {
    if (displayName.length() > MAX_NAME) {
      throw new IllegalArgumentException("display name longer than " + MAX_NAME + " characters");
    }
    entries = entries.stream().distinct().toList();
  }
}
