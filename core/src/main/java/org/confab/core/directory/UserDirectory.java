package org.confab.core.directory;

import java.util.Optional;
import org.confab.protocol.sip.SipUri;

/** Port: the users of this deployment. Answers from memory: it is asked on the way of messages. */
public interface UserDirectory {
  /** The user of that address of record; URI parameters are ignored. */
  Optional<User> find(SipUri uri);

  /** The SIP domain that this deployment is responsible for, in lower case. */
  String domain();
}
