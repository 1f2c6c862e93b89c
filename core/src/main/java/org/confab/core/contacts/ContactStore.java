package org.confab.core.contacts;

import org.confab.protocol.contacts.ContactChange;
import org.confab.protocol.contacts.ContactList;
import org.confab.protocol.sip.SipUri;

/** Port: contact lists, kept for good. */
public interface ContactStore {
  /** The user's list; {@link ContactList#EMPTY} if he never changed it. */
  ContactList load(SipUri owner);

  /**
   * Carries out one change and raises the list's number by one, both or neither.
   *
   * @param owner whose list, an address of record
   * @param deltaNumber the number that the list must have
   * @param change the change; taken as valid
   * @return false, with nothing changed, if the list has another number
   */
  boolean apply(SipUri owner, long deltaNumber, ContactChange change);
}
