package org.confab.protocol.contacts;

import java.util.List;
import java.util.Optional;
import org.confab.protocol.soap.SoapEnvelope;
import org.confab.protocol.xml.XmlElement;

/**
 * The SOAP answer to a command.
 *
 * @param groupId the id of an added group
 * @param deltaNumber the list's number after the command
 */
public record ContactAnswer(Optional<Integer> groupId, long deltaNumber) {
  /** What the SOAP body of the answer holds: the id of an added group; otherwise there is none. */
  public List<XmlElement> write() {
    return groupId
        .map(
            id ->
                XmlElement.of(SoapEnvelope.METHODS, "addGroup")
                    .withTextChild("groupID", Integer.toString(id)))
        .stream()
        .toList();
  }
}
