package org.confab.protocol.pidf;

import java.util.Optional;
import org.confab.protocol.xml.XmlElement;

/**
 * A text for people (RFC 3863 4.1.6).
 *
 * @param text the text
 * @param language its {@code xml:lang}, if given
 */
public record Note(String text, Optional<String> language) {
  private static final String LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang";

  /** A text without a language. */
  public static Note of(String text) {
    return new Note(text, Optional.empty());
  }

  static Note read(XmlElement element) {
    return new Note(element.text(), element.attribute("lang"));
  }

  XmlElement write(String namespace) {
    XmlElement note = XmlElement.of(namespace, "note").withText(text);
    return language.isPresent() ? note.with(LANGUAGE, language.get()) : note;
  }
}
