package org.confab.protocol.contacts;

import java.util.Optional;
import org.confab.protocol.soap.SoapEnvelope;
import org.confab.protocol.xml.XmlElement;

/**
 * The SOAP answer to a command.
 *
 * @param method the command's name
 * @param groupId the id of an added group
 * @param deltaNumber the list's number after the command
 */
public record ContactAnswer(String method, Optional<Integer> groupId, long deltaNumber) {
  /** The element in the SOAP body. */
  public XmlElement write() {
    XmlElement answer = XmlElement.of(SoapEnvelope.METHODS, method);
    if (groupId.isPresent()) {
      answer = answer.withTextChild("groupID", groupId.get().toString());
    }
    return answer.withTextChild("deltaNum", Long.toString(deltaNumber));
  }
}
