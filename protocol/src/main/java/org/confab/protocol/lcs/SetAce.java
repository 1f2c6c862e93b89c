package org.confab.protocol.lcs;

import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlValue;

/**
 * {@code setACE}: changes one entry of the own access control list ([MS-SIP] 4.10).
 *
 * @param ace the entry, in place of the one with its subject
 * @param deltaNumber the list's number that the client believes current
 */
public record SetAce(Ace ace, long deltaNumber) {
  static final long MAX_DELTA = 0xFFFF_FFFFL;

  /** Reads the method; throws {@link IllegalArgumentException} if a child is missing or bad. */
  public static SetAce read(XmlElement method) {
    XmlElement root = method.named("setACE");
    return new SetAce(
        new Ace(
            AceType.parse(root.requiredChild("type").text()),
            root.childText("mask"),
            AceRights.parse(root.requiredChild("rights").text())),
        XmlValue.number(root.requiredChild("deltaNum").text(), MAX_DELTA));
  }
}
