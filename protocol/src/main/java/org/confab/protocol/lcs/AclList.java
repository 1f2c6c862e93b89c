package org.confab.protocol.lcs;

import java.util.List;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlValue;

/**
 * {@code ACLlist}: who may see a user's presence ([MS-SIP] 2.2.3). The schema knows the whole list
 * alone, so changes are told by it too.
 *
 * @param deltaNumber the list's number, from 1, raised by one with each change
 * @param entries the entries, one for each subject
 */
public record AclList(long deltaNumber, List<Ace> entries) {
  /** The Content-Type of the document. */
  public static final String CONTENT_TYPE = "application/vnd-microsoft-roaming-acls+xml";

  /** Copies its list; throws {@link IllegalArgumentException} for the number 0. */
  public AclList {
    entries = List.copyOf(entries);
    if (deltaNumber < 1) {
      throw new IllegalArgumentException("the number of an ACL begins with 1");
    }
  }

  /** Reads the document; throws {@link IllegalArgumentException} if it is another one. */
  public static AclList read(XmlElement document) {
    XmlElement root = document.named("ACLlist");
    return new AclList(
        XmlValue.number(root.required("deltaNum"), SetAce.MAX_DELTA),
        root.child("userACL").stream()
            .flatMap(list -> list.children("ace"))
            .map(Ace::read)
            .toList());
  }

  /** The document; it has no namespace. */
  public XmlElement write() {
    return XmlElement.of("", "ACLlist")
        .with("deltaNum", Long.toString(deltaNumber))
        .with(XmlElement.of("", "userACL").with(entries.stream().map(Ace::write).toList()));
  }
}
