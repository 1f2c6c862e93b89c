package org.confab.core.directorysync;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.confab.core.MovableClock;
import org.confab.core.directory.MemoryOutsiderStore;
import org.confab.core.directory.User;
import org.confab.core.groupexpansion.DistributionList;
import org.confab.core.groupexpansion.InMemoryDistributionListStore;
import org.confab.core.groupexpansion.ListEntry;
import org.confab.core.groupexpansion.MailAddress;
import org.confab.protocol.sip.SipUri;

/** A directory in memory that is followed, and what becomes of it here. */
abstract class FollowedDirectory {
  final MovableClock clock = new MovableClock();
  final MemoryDirectory directory = new MemoryDirectory();
  final MemoryLinkStore links = new MemoryLinkStore();
  final RecordingAccounts accounts = new RecordingAccounts();
  final MemoryOutsiderStore outsiders = new MemoryOutsiderStore();
  final InMemoryDistributionListStore lists = new InMemoryDistributionListStore();
  final Synchronisation synchronisation =
      new Synchronisation(
          directory, new Stores(links, accounts, outsiders, lists), SyncLimits.STANDARD, clock);

  SyncReport run() {
    return run(SyncOrder.USUAL);
  }

  SyncReport run(SyncOrder order) {
    clock.forward(Duration.ofSeconds(60));
    return synchronisation.run(order);
  }

  static SipUri sip(String name) {
    return SipUri.parse("sip:" + name + "@litwareinc.com");
  }

  static MailAddress mail(String name) {
    return MailAddress.parse(name + "@litwareinc.com");
  }

  Optional<User> user(String name) {
    return accounts.users.find(sip(name));
  }

  List<ListEntry> entries(String list) {
    return lists.find(mail(list)).map(DistributionList::entries).orElseThrow();
  }

  static ListEntry one(String name) {
    return new ListEntry.Person(sip(name));
  }
}
