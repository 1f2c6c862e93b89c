package org.confab.protocol.contacts;

import java.util.Optional;
import org.confab.protocol.xml.XmlElement;

/**
 * The SOAP answer to a command.
 *
 * @param method the command's name
 * @param groupId the id of an added group
 * @param deltaNumber the list's number after the command
 */
public record ContactAnswer(String method, Optional<Integer> groupId, long deltaNumber) {
  /** The envelope. */
  public XmlElement write() {
    XmlElement answer = XmlElement.of(ContactXml.METHODS, method);
    if (groupId.isPresent()) {
      answer = answer.withTextChild("groupID", groupId.get().toString());
    }
    answer = answer.withTextChild("deltaNum", Long.toString(deltaNumber));
    return XmlElement.of(ContactXml.SOAP, "Envelope")
        .with(XmlElement.of(ContactXml.SOAP, "Body").with(answer));
  }
}
