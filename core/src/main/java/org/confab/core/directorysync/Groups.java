package org.confab.core.directorysync;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.confab.core.directory.DirectoryId;
import org.confab.core.directory.OutsiderStore;
import org.confab.core.directorysync.Tally.Deed;
import org.confab.core.groupexpansion.DistributionList;
import org.confab.core.groupexpansion.DistributionListStore;
import org.confab.core.groupexpansion.ListEntry;
import org.confab.core.groupexpansion.MailAddress;

/**
 * Makes distribution lists of the directory's groups. A group names entries; what these are here is
 * looked up once everything is read, and again whenever one of them becomes something else.
 */
final class Groups {
  /** Lists that are looked for at once. */
  private static final int BATCH = 100;

  private final LinkStore links;
  private final DistributionListStore lists;
  private final OutsiderStore outsiders;
  private final boolean adopt;
  private final Tally tally;

  Groups(Stores stores, boolean adopt, Tally tally) {
    this.links = stores.links();
    this.lists = stores.lists();
    this.outsiders = stores.outsiders();
    this.adopt = adopt;
    this.tally = tally;
  }

  /** Stores a group, within the caller's transaction. */
  void apply(DirectoryGroup group) {
    Optional<Link> known = links.find(group.id());
    known.filter(Link::outsider).ifPresent(link -> outsiders.remove(link.id()));
    known
        .flatMap(Link::list)
        .filter(address -> !Optional.of(address).equals(group.address()))
        .ifPresent(lists::remove);
    Optional<String> why = group.address().flatMap(address -> taken(address, group.id()));
    if (group.address().isEmpty() || why.isPresent()) {
      save(Link.ofNothing(group.id(), group.name(), why.orElse("")), known);
      boolean open = why.isEmpty() && !group.hidden();
      links.members(group.id(), open ? group.members() : List.of());
      links.outdated(group.name());
      return;
    }
    MailAddress address = group.address().get();
    List<ListEntry> entries =
        lists.find(address).map(DistributionList::entries).orElseGet(List::of);
    DistributionList list =
        new DistributionList(address, group.displayName(), entries, group.hidden());
    if (!lists.find(address).equals(Optional.of(list))) {
      lists.save(list);
    }
    save(Link.ofList(group, address), known);
    links.members(group.id(), group.members());
    links.outdated(group.id());
  }

  private Optional<String> taken(MailAddress address, DirectoryId id) {
    Optional<Link> owner = links.ofList(address);
    if (lists.find(address).isEmpty()
        || owner.filter(link -> link.id().equals(id)).isPresent()
        || (owner.isEmpty() && adopt)) {
      return Optional.empty();
    }
    return Optional.of(
        address
            + owner
                .map(other -> " is already the address of " + other.name())
                .orElse(" is already the address of a list that was made here"));
  }

  private void save(Link now, Optional<Link> known) {
    if (!known.equals(Optional.of(now))) {
      links.save(now);
      links.outdated(now.name());
    }
  }

  /**
   * Composes every list whose group has changed, or one of whose members has. A group without an
   * address passes it on to those that name it; each is looked at once, so a ring of them ends.
   */
  void compose() {
    Set<DirectoryId> tried = new HashSet<>();
    Set<DirectoryId> broken = new HashSet<>();
    List<DirectoryId> some = links.outdated(BATCH);
    while (!broken.containsAll(some)) {
      for (DirectoryId group : some) {
        if (!tried.add(group)) {
          passOver(group, broken);
        } else if (!compose(group)) {
          broken.add(group);
        }
      }
      some = links.outdated(BATCH);
    }
  }

  /** It was composed already, of members that are all read. */
  private void passOver(DirectoryId group, Set<DirectoryId> broken) {
    if (!broken.contains(group)) {
      links.together(
          () -> {
            links.composed(group);
            return group;
          });
    }
  }

  private boolean compose(DirectoryId group) {
    try {
      boolean changed = links.together(() -> composed(group));
      if (changed) {
        tally.count(Deed.LIST);
      }
      return true;
    } catch (RuntimeException failed) {
      tally.failed("the list of " + group + " is not composed", failed);
      return false;
    }
  }

  private boolean composed(DirectoryId group) {
    links.composed(group);
    Optional<Link> link = links.find(group);
    Optional<DistributionList> before = link.flatMap(Link::list).flatMap(lists::find);
    if (before.isEmpty()) {
      link.ifPresent(nameless -> links.outdated(nameless.name()));
      return false;
    }
    List<ListEntry> entries = new Members(links).of(group);
    if (entries.equals(before.get().entries())) {
      return false;
    }
    lists.save(before.get().with(entries));
    return true;
  }
}
