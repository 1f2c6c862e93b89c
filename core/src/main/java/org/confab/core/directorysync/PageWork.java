package org.confab.core.directorysync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.confab.core.directory.DirectoryId;
import org.confab.core.directorysync.DirectorySource.Page;
import org.confab.core.directorysync.DirectorySource.Unreadable;

/**
 * Carries pages out, each in one transaction; what must wait for its end follows at once. Where an
 * entry spoils a page, the others are carried out alone.
 */
final class PageWork {
  /** Entries that are looked for at once. */
  private static final int BATCH = 100;

  private final LinkStore links;
  private final Tally tally;
  private final Instant now;
  private final Departures departures = new Departures();
  private final People people;
  private final Groups groups;

  /** Carries out what is so at that moment. */
  PageWork(Stores stores, SyncOrder order, Tally tally, Instant now) {
    this.now = now;
    this.links = stores.links();
    this.tally = tally;
    this.people = new People(stores, order.adopt(), tally, departures, this::again);
    this.groups = new Groups(stores, order.adopt(), tally);
  }

  Departures departures() {
    return departures;
  }

  Groups groups() {
    return groups;
  }

  void take(Page page) {
    List<DirectoryEntry> entries = page.entries();
    if (!entries.isEmpty() && !carriedOut(entries)) {
      entries.forEach(this::alone);
    }
    page.unreadable().forEach(this::unreadable);
  }

  /** All of them in one transaction; false, and nothing is stored, if one of them fails. */
  private boolean carriedOut(List<DirectoryEntry> entries) {
    List<Runnable> after;
    try {
      after = inOne(entries);
    } catch (RuntimeException oneOfThem) {
      return false;
    }
    after.forEach(this::afterwards);
    return true;
  }

  private List<Runnable> inOne(List<DirectoryEntry> entries) {
    return links.together(
        () -> {
          List<Runnable> after = new ArrayList<>();
          entries.forEach(entry -> apply(entry, after::add));
          return after;
        });
  }

  private void alone(DirectoryEntry entry) {
    List<Runnable> after;
    try {
      after = inOne(List.of(entry));
    } catch (RuntimeException failed) {
      tally.failed(entry.name() + " is not taken over", failed);
      return;
    }
    after.forEach(this::afterwards);
  }

  private void afterwards(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException failed) {
      tally.failed("a change of an account did not work", failed);
    }
  }

  private void apply(DirectoryEntry entry, Consumer<Runnable> after) {
    if (entry instanceof DirectoryPerson person) {
      people.apply(person.at(now), after);
    } else if (entry instanceof DirectoryGroup group) {
      groups.apply(group);
    }
  }

  /** What an entry was before it became unreadable stays as it is. */
  private void unreadable(Unreadable entry) {
    links.together(
        () -> {
          Link before =
              links.find(entry.id()).orElseGet(() -> Link.ofNothing(entry.id(), entry.name(), ""));
          Link now = before.withName(entry.name()).withRefused(entry.why());
          if (!now.equals(before)) {
            links.save(now);
          }
          return now;
        });
  }

  /** Shuts out those whose time is over and whose entries do not change for that. */
  void expire() {
    List<Link> some = links.expired(now, Optional.empty(), BATCH);
    while (!some.isEmpty()) {
      some.forEach(link -> afterwards(() -> people.expire(link)));
      some = links.expired(now, Optional.of(some.get(some.size() - 1).id()), BATCH);
    }
  }

  /** Somebody once more, on his own. */
  void again(DirectoryPerson person) {
    alone(person);
  }

  /** Those who were refused, now that addresses may have become free. */
  void lookAgain() {
    departures.takeRefused().forEach(this::alone);
    departures.takeRefused();
  }

  /** The entry is elsewhere in the directory, and nothing else of it has changed. */
  void moved(DirectoryId id, EntryName name) {
    links.together(
        () -> {
          Optional<Link> link = links.find(id);
          link.ifPresent(known -> moved(known, name));
          return link;
        });
  }

  private void moved(Link known, EntryName name) {
    links.save(known.withName(name));
    links.outdated(name);
  }
}
