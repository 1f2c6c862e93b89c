package org.confab.protocol.presence;

import java.util.Optional;
import org.confab.protocol.xml.XmlElement;

/**
 * The content of a {@code note} category: what the user says to everybody who may see it.
 *
 * @param text his words; never empty
 * @param outOfOffice whether it is the note of an absence
 */
public record PersonalNote(String text, boolean outOfOffice) {
  private static final String NAMESPACE = "http://schemas.microsoft.com/2006/09/sip/note";
  private static final String OUT_OF_OFFICE = "OOF";

  /** Throws {@link IllegalArgumentException} for a note without words. */
  public PersonalNote {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("a note without words");
    }
  }

  /** The first note with words in the element; empty if there is none. */
  public static Optional<PersonalNote> read(XmlElement element) {
    return element
        .children("body")
        .filter(body -> !body.text().isEmpty())
        .map(
            body ->
                new PersonalNote(
                    body.text(), body.attribute("type").filter(OUT_OF_OFFICE::equals).isPresent()))
        .findFirst();
  }

  /** The element. */
  public XmlElement write() {
    return XmlElement.of(NAMESPACE, "note")
        .with(
            XmlElement.of(NAMESPACE, "body")
                .with("type", outOfOffice ? OUT_OF_OFFICE : "personal")
                .with("uri", "")
                .withText(text));
  }
}
