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
    Deque<Iterator<Link>> open = new ArrayDeque<>();
    opened.add(first);
    open.push(links.members(first).iterator());
    while (!open.isEmpty() && entries.size() < DirectoryGroup.MAX_MEMBERS) {
      if (!open.peek().hasNext()) {
        open.pop();
        continue;
      }
      Link member = open.peek().next();
      if (!add(member) && opened.size() < MAX_OPENED && opened.add(member.id())) {
        open.push(links.members(member.id()).iterator());
      }
    }
  }

  /** False for an entry that is nothing by itself: it may be a group. */
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
