package org.confab.core.groupexpansion;

import java.util.List;

/**
 * A distribution list as it is stored: what it names itself, not who is behind that.
 *
 * @param address its mail address, the key
 * @param displayName its name
 * @param entries what it names, in order, each once
 * @param hidden whether nobody is told who is in it
 */
public record DistributionList(
    MailAddress address, String displayName, List<ListEntry> entries, boolean hidden) {
  /** Longest display name, in characters. */
  public static final int MAX_NAME = 256;

  /** Throws {@link IllegalArgumentException} for a name that is too long. */
  public DistributionList {
    if (displayName.length() > MAX_NAME) {
      throw new IllegalArgumentException("display name longer than " + MAX_NAME + " characters");
    }
    entries = entries.stream().distinct().toList();
  }

  /** A list that everybody may look into. */
  public DistributionList(MailAddress address, String displayName, List<ListEntry> entries) {
    this(address, displayName, entries, false);
  }

  /** The same list, naming these. */
  public DistributionList with(List<ListEntry> others) {
    return new DistributionList(address, displayName, others, hidden);
  }
}
