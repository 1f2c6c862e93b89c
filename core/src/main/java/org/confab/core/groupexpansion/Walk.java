package org.confab.core.groupexpansion;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.confab.core.directory.DirectoryId;
import org.confab.core.directory.Outsider;
import org.confab.core.directory.OutsiderStore;
import org.confab.core.directory.UserDirectory;
import org.confab.core.groupexpansion.Expansion.Status;
import org.confab.protocol.sip.SipUri;

/**
 * One walk through a list and the lists inside it, depth first, so that members stand where their
 * list stood. Entries that wait are on a stack of our own: deep nesting costs no call depth.
 */
final class Walk {
  private final DistributionListStore lists;
  private final UserDirectory users;
  private final OutsiderStore outsiders;
  private final ExpansionLimits limits;
  private final SubLists subLists;
  private final Deque<ListEntry> waiting = new ArrayDeque<>();
  private final Set<MailAddress> seen = new HashSet<>();
  private final Map<DirectoryId, Outsider> met = new HashMap<>();
  private final Map<ListEntry, Member> members = new LinkedHashMap<>();

  Walk(
      DistributionListStore lists,
      UserDirectory users,
      OutsiderStore outsiders,
      ExpansionLimits limits,
      SubLists subLists) {
    this.lists = lists;
    this.users = users;
    this.outsiders = outsiders;
    this.limits = limits;
    this.subLists = subLists;
  }

  Expansion from(DistributionList asked) {
    seen.add(asked.address());
    open(asked);
    while (!waiting.isEmpty()) {
      visit(waiting.pop());
      if (members.size() > limits.members() || seen.size() > limits.lists()) {
        return Expansion.refused(Status.TOO_MANY_MEMBERS);
      }
    }
    return new Expansion(Status.SUCCESS, List.copyOf(members.values()));
  }

  /** Puts the entries of a list before everything that waits. */
  private void open(DistributionList list) {
    meet(list);
    for (int i = list.entries().size() - 1; i >= 0; i--) {
      waiting.push(list.entries().get(i));
    }
  }

  /** Asks for all outsiders of a list at once, as many as could be told. */
  private void meet(DistributionList list) {
    Set<DirectoryId> unknown = new LinkedHashSet<>();
    for (ListEntry entry : list.entries()) {
      if (entry instanceof ListEntry.Outside outside && unknown.size() <= limits.members()) {
        unknown.add(outside.id());
      }
    }
    if (!unknown.isEmpty()) {
      outsiders.all(unknown).forEach(outsider -> met.put(outsider.id(), outsider));
    }
  }

  private void visit(ListEntry entry) {
    if (entry instanceof ListEntry.Person person) {
      visit(person.aor(), person);
    } else if (entry instanceof ListEntry.Outside outside) {
      Optional.ofNullable(met.get(outside.id()))
          .ifPresent(known -> members.putIfAbsent(entry, Member.of(known)));
    } else if (entry instanceof ListEntry.SubList inner && seen.add(inner.address())) {
      lists.find(inner.address()).ifPresent(list -> visit(list, inner));
    }
  }

  /** People who have left the directory are no members any more. */
  private void visit(SipUri aor, ListEntry entry) {
    users.find(aor).ifPresent(user -> members.putIfAbsent(entry, Member.of(user)));
  }

  private void visit(DistributionList list, ListEntry entry) {
    if (subLists == SubLists.MARKED) {
      members.put(entry, Member.of(list));
    } else if (!list.hidden()) {
      open(list);
    }
  }
}
