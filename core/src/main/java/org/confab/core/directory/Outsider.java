package org.confab.core.directory;

import java.util.Optional;
import org.confab.protocol.sip.SipUri;

/**
 * Somebody of the directory who has no account here: a contact of another organisation, or a
 * colleague without a SIP address.
 *
 * @param id the entry
 * @param address an address of another domain, if there is one
 * @param card what is known
 */
public record Outsider(DirectoryId id, Optional<SipUri> address, Card card) {}
