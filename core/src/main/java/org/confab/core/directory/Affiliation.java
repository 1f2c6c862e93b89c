package org.confab.core.directory;

/**
 * Where somebody works. Texts that are not known are empty.
 *
 * @param company company
 * @param city city
 * @param state state or province
 * @param country two letters, such as {@code US}
 */
public record Affiliation(String company, String city, String state, String country) {
  /** Nothing is known. */
  public static final Affiliation NONE = new Affiliation("", "", "", "");
}
