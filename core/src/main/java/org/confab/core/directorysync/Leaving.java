package org.confab.core.directorysync;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.confab.core.directory.DirectoryId;
import org.confab.core.directorysync.Tally.Deed;
import org.confab.protocol.sip.SipUri;

/**
 * Takes leave of those who have gone from the directory. If too many of a kind seem to have gone,
 * it is more likely that the directory, or our right to read it, is broken: then none of that kind
 * goes, and the report says so.
 */
final class Leaving {
  private final Stores stores;
  private final SyncLimits limits;
  private final PageWork work;
  private final Tally tally;

  /** What an entry has become here. Each kind has limits of its own. */
  private enum Kind {
    ACCOUNT("accounts", LinkStore::users),
    LIST("distribution lists", LinkStore::lists),
    OUTSIDER("people without an account", LinkStore::outsiders),
    /** Nobody misses these. */
    NOTHING("", links -> 0);

    private final String called;
    private final ToLongFunction<LinkStore> all;

    Kind(String called, ToLongFunction<LinkStore> all) {
      this.called = called;
      this.all = all;
    }

    static Kind of(Link link) {
      if (link.user().isPresent()) {
        return ACCOUNT;
      }
      if (link.list().isPresent()) {
        return LIST;
      }
      return link.outsider() ? OUTSIDER : NOTHING;
    }
  }

  Leaving(Stores stores, SyncLimits limits, PageWork work, Tally tally) {
    this.stores = stores;
    this.limits = limits;
    this.work = work;
    this.tally = tally;
  }

  /**
   * Carries the departures out.
   *
   * @param nobodyThere whether it was looked for entries and there were none
   * @param unnamed whether there were entries that do not say which they are: any of those who seem
   *     to be gone may be one of them
   */
  void carryOut(boolean nobodyThere, boolean unnamed) {
    Map<Kind, Long> gone = gone();
    if (unnamed) {
      withholdAll(gone);
      return;
    }
    Set<Kind> staying = EnumSet.noneOf(Kind.class);
    gone.forEach(
        (kind, some) -> {
          if (kind != Kind.NOTHING && tooMany(kind, some, nobodyThere)) {
            staying.add(kind);
          }
        });
    leave(staying);
  }

  /** Carries the departures out, however many they are. */
  void carryOutAll() {
    leave(Set.of());
  }

  private Map<Kind, Long> gone() {
    Map<Kind, Long> gone = new EnumMap<>(Kind.class);
    work.departures()
        .leaving()
        .keySet()
        .forEach(
            id ->
                stores
                    .links()
                    .find(id)
                    .ifPresent(link -> gone.merge(Kind.of(link), 1L, Long::sum)));
    return gone;
  }

  private void withholdAll(Map<Kind, Long> gone) {
    long some = gone.values().stream().mapToLong(Long::longValue).sum();
    if (some > 0) {
      tally.withheld(
          some,
          some
              + " entries of the directory seem to be gone, and others do not say which they are;"
              + " none is removed without an administrator's word");
    }
  }

  private boolean tooMany(Kind kind, long gone, boolean nobodyThere) {
    long all = kind.all.applyAsLong(stores.links());
    boolean emptied = nobodyThere && gone >= all;
    if (!emptied && limits.allow(gone, all)) {
      return false;
    }
    tally.withheld(
        gone,
        gone
            + " of "
            + all
            + " "
            + kind.called
            + " of the directory seem to be gone; none is removed without an"
            + " administrator's word");
    return true;
  }

  private void leave(Set<Kind> staying) {
    work.departures()
        .leaving()
        .forEach(
            (id, demoted) -> {
              Optional<Link> link = stores.links().find(id);
              if (link.map(Kind::of).filter(staying::contains).isEmpty()) {
                leave(id, link, demoted);
              }
            });
  }

  private void leave(DirectoryId id, Optional<Link> link, Optional<DirectoryPerson> demoted) {
    try {
      link.ifPresent(this::leave);
    } catch (RuntimeException failed) {
      tally.failed("the entry " + id + " is not removed", failed);
      return;
    }
    demoted.ifPresent(work::again);
  }

  private void leave(Link link) {
    Optional<SipUri> account = link.user();
    if (account.isPresent() && present(account.get())) {
      stores.accounts().remove(account.get());
      tally.count(Deed.REMOVED);
    }
    stores
        .links()
        .together(
            () -> {
              link.list().ifPresent(stores.lists()::remove);
              stores.outsiders().remove(link.id());
              stores.links().outdated(link.name());
              stores.links().remove(link.id());
              return link;
            });
  }

  private boolean present(SipUri account) {
    return stores.links().together(() -> stores.accounts().findForChange(account).isPresent());
  }
}
