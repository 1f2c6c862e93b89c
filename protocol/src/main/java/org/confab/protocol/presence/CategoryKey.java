package org.confab.protocol.presence;

import org.confab.protocol.xml.XmlValue;

/**
 * Which category instance of a user is meant.
 *
 * @param name the category
 * @param instance the instance number that its publisher chose, an unsigned 32-bit number
 * @param container who sees it
 */
public record CategoryKey(CategoryName name, long instance, ContainerId container) {
  /** Throws {@link IllegalArgumentException} if the instance is no unsigned 32-bit number. */
  public CategoryKey {
    if (instance < 0 || instance > XmlValue.MAX_UNSIGNED_INT) {
      throw new IllegalArgumentException("not an instance number: " + instance);
    }
  }

  /** Written out: it is the key of every map of instances, and a record's own is slower. */
  @Override
  public int hashCode() {
    return (name.value().hashCode() * 31 + Long.hashCode(instance)) * 31 + container.value();
  }
}
