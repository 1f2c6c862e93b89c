package org.confab.core.directorysync;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.confab.core.directory.DirectoryId;

/** A directory in memory, for tests: pages of two, and a number that rises with every change. */
final class MemoryDirectory implements DirectorySource {
  private record Version(long number, Optional<DirectoryEntry> entry) {}

  private final Map<DirectoryId, Version> entries = new LinkedHashMap<>();
  private long number;
  boolean tellsDeletions = true;
  Optional<String> down = Optional.empty();
  int pagesUntilItFails = Integer.MAX_VALUE;
  String scope = "dc=litware";
  int complete;
  int sweeps;
  boolean unnamed;

  /** Which of its servers answers; numbers are that server's own. */
  int server;

  void put(DirectoryEntry entry) {
    entries.put(entry.id(), new Version(++number, Optional.of(entry)));
  }

  /** It is elsewhere now, and does not count as changed. */
  void moveSilently(DirectoryEntry entry) {
    long before = entries.containsKey(entry.id()) ? entries.get(entry.id()).number() : 0;
    entries.put(entry.id(), new Version(before, Optional.of(entry)));
  }

  void delete(DirectoryId id) {
    entries.put(id, new Version(++number, Optional.empty()));
  }

  /** It is out of sight, without a word. */
  void vanish(DirectoryId id) {
    entries.remove(id);
  }

  @Override
  public String scope() {
    return scope;
  }

  @Override
  public Session connect() {
    down.ifPresent(
        why -> {
          throw new DirectoryUnavailable(why);
        });
    return new Connected();
  }

  private final class Connected implements Session {
    @Override
    public boolean isElsewhere(SyncCookie since) {
      return !since.text().endsWith("@" + server);
    }

    @Override
    public boolean tellsDeletions() {
      return tellsDeletions;
    }

    @Override
    public Reading changes(Optional<SyncCookie> since, Consumer<Page> each) {
      boolean whole = since.isEmpty() || isElsewhere(since.get());
      long from = whole ? -1 : Long.parseLong(since.orElseThrow().text().split("@", -1)[0]);
      long until = number;
      complete += whole ? 1 : 0;
      List<DirectoryEntry> changed = new ArrayList<>();
      List<DirectoryId> gone = new ArrayList<>();
      entries.forEach(
          (id, version) -> {
            if (version.number() > from) {
              version.entry().ifPresentOrElse(changed::add, () -> gone.add(id));
            }
          });
      for (int i = 0; i < changed.size(); i += 2) {
        page(
            new Page(changed.subList(i, Math.min(i + 2, changed.size())), List.of(), List.of()),
            each);
      }
      if (!whole && tellsDeletions) {
        page(new Page(List.of(), gone, List.of()), each);
      }
      return new Reading(new SyncCookie(until + "@" + server), whole);
    }

    private void page(Page page, Consumer<Page> each) {
      if (pagesUntilItFails-- <= 0) {
        throw new DirectoryUnavailable("connection reset");
      }
      each.accept(page);
    }

    @Override
    public void present(Consumer<Map<DirectoryId, EntryName>> each) {
      sweeps++;
      each.accept(
          entries.values().stream()
              .flatMap(version -> version.entry().stream())
              .collect(Collectors.toMap(DirectoryEntry::id, DirectoryEntry::name)));
    }

    @Override
    public boolean metUnnamed() {
      return unnamed;
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
