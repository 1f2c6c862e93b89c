package org.confab.core.directorysync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.confab.core.directory.DirectoryId;
import org.confab.core.groupexpansion.MailAddress;
import org.confab.protocol.sip.SipUri;

/** Links in memory, for tests; what a failed transaction did is taken back. */
public final class MemoryLinkStore implements LinkStore {
  private final Map<DirectoryId, Link> links = new LinkedHashMap<>();
  private final Map<DirectoryId, List<EntryName>> members = new LinkedHashMap<>();
  private final Map<DirectoryId, EntryName> managers = new LinkedHashMap<>();
  private final Set<DirectoryId> outdated = new LinkedHashSet<>();
  private final Map<DirectoryId, Instant> missing = new LinkedHashMap<>();
  private final Map<DirectoryId, Set<String>> logins = new LinkedHashMap<>();
  private SyncState state = SyncState.NONE;

  @Override
  public <T> T together(Supplier<T> work) {
    Map<DirectoryId, Link> before = new LinkedHashMap<>(links);
    Map<DirectoryId, List<EntryName>> membersBefore = new LinkedHashMap<>(members);
    Set<DirectoryId> outdatedBefore = new LinkedHashSet<>(outdated);
    try {
      return work.get();
    } catch (RuntimeException failed) {
      links.clear();
      links.putAll(before);
      members.clear();
      members.putAll(membersBefore);
      outdated.clear();
      outdated.addAll(outdatedBefore);
      throw failed;
    }
  }

  @Override
  public Optional<Link> find(DirectoryId id) {
    return Optional.ofNullable(links.get(id));
  }

  @Override
  public Optional<Link> ofUser(SipUri user) {
    return one(link -> link.user().equals(Optional.of(user.aor())));
  }

  @Override
  public Optional<Link> ofList(MailAddress list) {
    return one(link -> link.list().equals(Optional.of(list)));
  }

  private Optional<Link> one(Predicate<Link> which) {
    return links.values().stream().filter(which).findFirst();
  }

  @Override
  public Map<DirectoryId, EntryName> all() {
    return links.values().stream().collect(Collectors.toMap(Link::id, Link::name));
  }

  private long count(Predicate<Link> which) {
    return links.values().stream().filter(which).count();
  }

  @Override
  public long users() {
    return count(link -> link.user().isPresent());
  }

  @Override
  public long outsiders() {
    return count(Link::outsider);
  }

  @Override
  public long lists() {
    return count(link -> link.list().isPresent());
  }

  @Override
  public List<Link> refused(int limit) {
    return links.values().stream()
        .filter(link -> !link.refused().isEmpty())
        .sorted(Comparator.comparing(link -> link.name().normalised()))
        .limit(limit)
        .toList();
  }

  @Override
  public void save(Link link) {
    Link before = links.put(link.id(), link);
    if (before != null && !before.name().equals(link.name())) {
      members.replaceAll(
          (group, names) ->
              names.stream()
                  .map(name -> name.equals(before.name()) ? link.name() : name)
                  .distinct()
                  .toList());
      managers.replaceAll(
          (person, manager) -> manager.equals(before.name()) ? link.name() : manager);
    }
  }

  @Override
  public void remove(DirectoryId id) {
    links.remove(id);
    members.remove(id);
    managers.remove(id);
    outdated.remove(id);
    missing.remove(id);
  }

  @Override
  public List<Link> expired(Instant now, Optional<DirectoryId> after, int limit) {
    String first = after.map(DirectoryId::text).orElse("");
    return links.values().stream()
        .filter(link -> link.id().text().compareTo(first) > 0)
        .filter(link -> link.user().isPresent() && link.enabled())
        .filter(link -> link.pending().expires().filter(end -> !end.isAfter(now)).isPresent())
        .sorted(Comparator.comparing(link -> link.id().text()))
        .limit(limit)
        .toList();
  }

  @Override
  public void logins(DirectoryId person, Set<String> names) {
    if (links.containsKey(person)) {
      logins.put(person, Set.copyOf(names));
    }
  }

  /** The user who is called so. */
  Optional<SipUri> called(String name) {
    return links.values().stream()
        .filter(link -> logins.getOrDefault(link.id(), Set.of()).contains(name))
        .flatMap(link -> link.user().stream())
        .findFirst();
  }

  @Override
  public Map<DirectoryId, Instant> missing() {
    return Map.copyOf(missing);
  }

  @Override
  public void missing(DirectoryId id, Optional<Instant> since) {
    since.ifPresentOrElse(first -> missing.put(id, first), () -> missing.remove(id));
  }

  @Override
  public void manager(DirectoryId person, Optional<EntryName> manager) {
    if (links.containsKey(person)) {
      managers.remove(person);
      manager.ifPresent(name -> managers.put(person, name));
    }
  }

  /** Where that person's superior is. */
  Optional<EntryName> manager(DirectoryId person) {
    return Optional.ofNullable(managers.get(person));
  }

  @Override
  public void members(DirectoryId group, List<EntryName> names) {
    members.put(group, List.copyOf(names));
  }

  @Override
  public List<Link> members(DirectoryId group) {
    Map<EntryName, Link> byName =
        new HashMap<>(
            links.values().stream()
                .collect(Collectors.toMap(Link::name, Function.identity(), (one, other) -> other)));
    List<Link> found = new ArrayList<>();
    members
        .getOrDefault(group, List.of())
        .forEach(name -> Optional.ofNullable(byName.get(name)).ifPresent(found::add));
    return found;
  }

  @Override
  public Set<DirectoryId> groupsIn(DirectoryId group) {
    return members(group).stream()
        .map(Link::id)
        .filter(member -> !members.getOrDefault(member, List.of()).isEmpty())
        .collect(Collectors.toSet());
  }

  @Override
  public void outdated(DirectoryId group) {
    outdated.add(group);
  }

  @Override
  public void outdated(EntryName member) {
    members.forEach(
        (group, names) -> {
          if (names.contains(member)) {
            outdated.add(group);
          }
        });
  }

  @Override
  public List<DirectoryId> outdated(int limit) {
    return outdated.stream().limit(limit).toList();
  }

  @Override
  public void composed(DirectoryId group) {
    outdated.remove(group);
  }

  @Override
  public SyncState state() {
    return state;
  }

  @Override
  public void state(SyncState now) {
    state = now;
  }
}
