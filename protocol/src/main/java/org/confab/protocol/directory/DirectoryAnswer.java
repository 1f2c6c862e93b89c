package org.confab.protocol.directory;

import java.util.List;
import org.confab.protocol.soap.SoapEnvelope;
import org.confab.protocol.xml.XmlElement;

/**
 * Who was found.
 *
 * @param entries the people, ordered by address
 * @param moreAvailable whether there are more than were wanted
 */
public record DirectoryAnswer(List<DirectoryEntry> entries, boolean moreAvailable) {
  private static final String ID = "searchArray";

  /** Copies its list. */
  public DirectoryAnswer {
    entries = List.copyOf(entries);
  }

  /** What the SOAP body holds: the method's answer, and the array beside it. */
  public List<XmlElement> write() {
    XmlElement method =
        XmlElement.of(SoapEnvelope.METHODS, DirectoryQuery.METHOD)
            .withTextChild("moreAvailable", Boolean.toString(moreAvailable))
            .withTextChild("returned", Integer.toString(entries.size()))
            .with(XmlElement.of(SoapEnvelope.METHODS, "value").with("href", "#" + ID));
    XmlElement array =
        XmlElement.of(SoapEnvelope.METHODS, "Array")
            .with("id", ID)
            .with(entries.stream().map(DirectoryEntry::write).toList());
    return List.of(method, array);
  }

  /** Reads it; throws {@link IllegalArgumentException} if it is another answer. */
  public static DirectoryAnswer read(SoapEnvelope envelope) {
    if (envelope.elements().size() != 2) {
      throw new IllegalArgumentException("expected a method and an Array");
    }
    return new DirectoryAnswer(
        envelope.elements().get(1).children("row").map(DirectoryEntry::read).toList(),
        envelope.method().childText("moreAvailable").equals("true"));
  }
}
