package org.confab.core.presence;

import org.confab.core.EndpointId;
import org.confab.protocol.sip.SipUri;

/**
 * Port: which endpoints are registered at this moment. What an endpoint publishes ends with its
 * registration, so there has to be one.
 */
public interface RegisteredEndpoints {
  /** Whether that endpoint is registered. */
  boolean contains(EndpointId endpoint);

  /** Whether any endpoint of that user is. */
  boolean anyOf(SipUri user);
}
