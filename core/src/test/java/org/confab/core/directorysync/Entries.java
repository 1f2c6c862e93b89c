package org.confab.core.directorysync;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.confab.core.directory.Affiliation;
import org.confab.core.directory.Card;
import org.confab.core.directory.DirectoryId;
import org.confab.core.groupexpansion.MailAddress;
import org.confab.protocol.sip.SipUri;

/** Entries of a directory, for tests. */
final class Entries {
  private Entries() {}

  static DirectoryId id(String name) {
    return new DirectoryId("id-" + name);
  }

  static EntryName at(String name) {
    return new EntryName("cn=" + name + ",dc=litware");
  }

  static Card card(String displayName) {
    return new Card(
        displayName, "mail@litwareinc.com", "Engineer", "R&D", "4/1", "+1425", Affiliation.NONE);
  }

  /** Somebody who may sign in with that address. */
  static DirectoryPerson person(String name, String address) {
    return new DirectoryPerson(
        id(name), at(name), Optional.of(SipUri.parse("sip:" + address)), true, card(name));
  }

  static DirectoryPerson person(String name) {
    return person(name, name + "@litwareinc.com");
  }

  static DirectoryPerson called(String name, String displayName) {
    DirectoryPerson as = person(name);
    return new DirectoryPerson(as.id(), as.name(), as.address(), true, card(displayName));
  }

  /** Somebody who is called so where he signs in. */
  static DirectoryPerson called(String name, String displayName, Set<String> logins) {
    DirectoryPerson as = called(name, displayName);
    return new DirectoryPerson(
        as.id(),
        as.name(),
        as.address(),
        true,
        as.card(),
        as.manager(),
        as.photo(),
        as.expires(),
        logins);
  }

  static DirectoryPerson disabled(String name) {
    DirectoryPerson as = person(name);
    return new DirectoryPerson(as.id(), as.name(), as.address(), false, as.card());
  }

  /** Somebody whom the directory lets in until then. */
  static DirectoryPerson until(String name, Instant end) {
    DirectoryPerson as = person(name);
    return new DirectoryPerson(
        as.id(),
        as.name(),
        as.address(),
        true,
        as.card(),
        as.manager(),
        as.photo(),
        Optional.of(end));
  }

  static DirectoryPerson withoutAddress(String name) {
    DirectoryPerson as = person(name);
    return new DirectoryPerson(as.id(), as.name(), Optional.empty(), true, as.card());
  }

  /** A group of entries at these places. */
  static DirectoryGroup group(String name, String... members) {
    return new DirectoryGroup(
        id(name),
        at(name),
        Optional.of(MailAddress.parse(name + "@litwareinc.com")),
        "Group " + name,
        false,
        Stream.of(members).map(Entries::at).toList());
  }

  /** A group without an address. */
  static DirectoryGroup nameless(String name, String... members) {
    DirectoryGroup as = group(name, members);
    return new DirectoryGroup(
        as.id(), as.name(), Optional.empty(), as.displayName(), false, as.members());
  }
}
