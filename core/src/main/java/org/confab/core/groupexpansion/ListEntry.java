package org.confab.core.groupexpansion;

import org.confab.core.directory.DirectoryId;
import org.confab.protocol.sip.SipUri;

/** What a distribution list names directly. */
public sealed interface ListEntry {

  /**
   * A person.
   *
   * @param aor the person's address of record
   */
  record Person(SipUri aor) implements ListEntry {
    /** Normalises the URI to its address of record. */
    public Person {
      aor = aor.aor();
    }
  }

  /**
   * Somebody without an account here.
   *
   * @param id his entry in the directory
   */
  record Outside(DirectoryId id) implements ListEntry {}

  /**
   * A further list, perhaps one that does not exist, perhaps one that leads back here.
   *
   * @param address the address of that list
   */
  record SubList(MailAddress address) implements ListEntry {}
}
