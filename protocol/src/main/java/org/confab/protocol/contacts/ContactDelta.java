package org.confab.protocol.contacts;

import org.confab.protocol.xml.XmlElement;

/**
 * {@code contactDelta}: one change, told to all endpoints of the user.
 *
 * @param deltaNumber the list's number after the change
 * @param change what changed
 */
public record ContactDelta(long deltaNumber, ContactChange change) {
  /** Reads the document; throws {@link IllegalArgumentException} if it is another one. */
  public static ContactDelta read(XmlElement document) {
    if (!document.name().equals("contactDelta") || document.children().size() != 1) {
      throw new IllegalArgumentException("expected contactDelta with one change");
    }
    return new ContactDelta(
        ContactXml.deltaNumber(document.required("deltaNum")),
        ContactChange.read(document.children().get(0)));
  }

  /** The document that tells nothing but the number: it is what it was, and so is the list. */
  public static XmlElement unchanged(long deltaNumber) {
    return numbers(deltaNumber, deltaNumber);
  }

  /** The document without the change, for who must not be told it. */
  public XmlElement writeNumber() {
    return numbers(deltaNumber, deltaNumber - 1);
  }

  /** The document; the previous number is always one less. */
  public XmlElement write() {
    return writeNumber().with(change.write());
  }

  private static XmlElement numbers(long now, long before) {
    return XmlElement.of("", "contactDelta")
        .with("deltaNum", Long.toString(now))
        .with("prevDeltaNum", Long.toString(before));
  }
}
