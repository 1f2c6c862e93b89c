package org.confab.protocol.abs;

/**
 * A value of a contact (ABF_CONTACT_ATTRIBUTE). In a compact delta an empty text says that there is
 * no value any more.
 *
 * @param attribute number of the attribute, below 256
 * @param text the value, without NUL
 */
public record AbsValue(int attribute, String text) {
  /** Throws {@link IllegalArgumentException} for what cannot be written. */
  public AbsValue {
    if (attribute < 0 || attribute > 0xFF || text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("no value of a contact");
    }
  }
}
