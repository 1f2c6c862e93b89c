package org.confab.core.conferencing;

import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/** One command of the Focus Factory. */
interface FactoryCommand {
  /**
   * Carries the command out.
   *
   * @param organizer the organizer as the client spells the URI
   * @param command the element of the request
   * @return the element of the response, named like the command
   * @throws CommandFailed if it cannot be done
   */
  XmlElement run(SipUri organizer, XmlElement command);
}
