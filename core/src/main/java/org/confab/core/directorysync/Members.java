package org.confab.core.directorysync;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.confab.core.directory.DirectoryId;
import org.confab.core.groupexpansion.ListEntry;

/**
 * Who is in a list: what the members of its group have become here. A group without an address is
 * no list, so its members stand in its place, once each, however deep it lies.
 */
final class Members {
  /** Most groups without an address in one list. */
  private static final int MAX_OPENED = 1_000;

  /** The members that are still to be looked at, and which of all are groups. */
  private record Group(Iterator<Link> rest, Set<DirectoryId> groups) {}

  private final LinkStore links;
  private final Set<ListEntry> entries = new LinkedHashSet<>();
  private final Set<DirectoryId> opened = new HashSet<>();

  Members(LinkStore links) {
    this.links = links;
  }

  /** The entries of that group's list, {@link DirectoryGroup#MAX_MEMBERS} at most. */
  List<ListEntry> of(DirectoryId group) {
    open(group);
    return List.copyOf(entries);
  }

  private void open(DirectoryId first) {
    Deque<Group> open = new ArrayDeque<>();
    opened.add(first);
    open.push(group(first));
    while (!open.isEmpty() && entries.size() < DirectoryGroup.MAX_MEMBERS) {
      Group group = open.peek();
      if (!group.rest().hasNext()) {
        open.pop();
        continue;
      }
      Link member = group.rest().next();
      if (!add(member) && group.groups().contains(member.id()) && mayOpen(member.id())) {
        open.push(group(member.id()));
      }
    }
  }

  private Group group(DirectoryId id) {
    return new Group(links.members(id).iterator(), links.groupsIn(id));
  }

  /** Each of them once, and the first is the list itself. */
  private boolean mayOpen(DirectoryId group) {
    return opened.size() <= MAX_OPENED && opened.add(group);
  }

  /** False for an entry that is nothing by itself: it may be a group, or a contact, or anything. */
  private boolean add(Link member) {
    member.user().ifPresent(user -> entries.add(new ListEntry.Person(user)));
    if (member.user().isEmpty()) {
      member.list().ifPresent(list -> entries.add(new ListEntry.SubList(list)));
    }
    if (member.outsider()) {
      entries.add(new ListEntry.Outside(member.id()));
    }
    return member.user().isPresent() || member.list().isPresent() || member.outsider();
  }
}
